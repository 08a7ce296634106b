package io.zhanggui.knowledge.ingest.table;

import java.util.Iterator;
import java.util.List;

/** An open table, read once from top to bottom. Not thread-safe. */
public interface Table extends AutoCloseable {

    /** As written; none is blank. */
    List<String> headers();

    /**
     * The rows with content that follow the header.
     *
     * @throws io.zhanggui.knowledge.ingest.ImportRejected while iterating, where the rest cannot be read
     */
    Iterator<TableRow> rows();

    @Override
    void close();
}
