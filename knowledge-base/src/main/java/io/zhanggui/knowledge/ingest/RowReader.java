package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.Iterator;

/** Makes facts of rows. Reads one table from top to bottom; not thread-safe. */
interface RowReader {

    /** Brings together the rows that speak of one thing. */
    Iterator<RowGroup> groups(Iterator<TableRow> rows);

    Fact read(RowGroup group) throws RowRejected;
}
