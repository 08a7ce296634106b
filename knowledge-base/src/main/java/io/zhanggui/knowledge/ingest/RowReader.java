package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.table.TableRow;

/** Makes a fact of a row. Reads one table from top to bottom; not thread-safe. */
@FunctionalInterface
interface RowReader {

    Fact read(TableRow row) throws RowRejected;
}
