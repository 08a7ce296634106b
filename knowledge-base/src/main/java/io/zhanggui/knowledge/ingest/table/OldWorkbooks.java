package io.zhanggui.knowledge.ingest.table;

import java.nio.file.Path;
import java.util.List;

/** Reads workbooks of the binary format ({@code .xls}) somewhere else: its parser holds a whole workbook in memory. */
@FunctionalInterface
public interface OldWorkbooks {

    /**
     * @throws io.zhanggui.knowledge.ingest.ImportRejected if the file is no such workbook or cannot be read
     */
    List<Sheet> read(Path file);
}
