package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.ingest.TableFormat;
import java.util.Iterator;
import java.util.List;

/** An open table, read once from top to bottom. Not thread-safe. */
public interface Table extends AutoCloseable {

    /** As written; none is blank. */
    List<String> headers();

    /** How it is written. */
    TableFormat format();

    /** Columns without a header; their cells are left out. */
    default int unnamed() {
        return 0;
    }

    /**
     * The rows with content that follow the header.
     *
     * @throws io.zhanggui.knowledge.ingest.ImportRejected while iterating, where the rest cannot be read
     */
    Iterator<TableRow> rows();

    @Override
    void close();
}
