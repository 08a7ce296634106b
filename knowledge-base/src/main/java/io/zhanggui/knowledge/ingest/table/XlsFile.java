package io.zhanggui.knowledge.ingest.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;

/** Reads a workbook of the binary format with POI, its cells as {@link XlsxText} shows those of a newer one. */
public final class XlsFile {

    private final XlsxText text;

    private XlsFile(XlsxText text) {
        this.text = text;
    }

    /**
     * The sheets in their order, formulas by their values.
     *
     * @throws org.apache.poi.EncryptedDocumentException if it has a password
     * @throws RuntimeException of POI's, if the file is damaged
     */
    public static List<Sheet> read(Path file) throws IOException {
        try (POIFSFileSystem content = new POIFSFileSystem(file.toFile(), true);
                HSSFWorkbook workbook = new HSSFWorkbook(content)) {
            XlsFile reader =
                    new XlsFile(new XlsxText(workbook.getInternalWorkbook().isUsing1904DateWindowing()));
            List<Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                sheets.add(reader.sheet(workbook.getSheetAt(i)));
            }
            return sheets;
        }
    }

    private Sheet sheet(HSSFSheet sheet) {
        List<Sheet.Row> rows = new ArrayList<>();
        sheet.rowIterator().forEachRemaining(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                Cell cell = row.getCell(i);
                cells.add(cell == null ? "" : of(cell, cell.getCellType()));
            }
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(new Sheet.Row(row.getRowNum() + 1, cells));
            }
        });
        return new Sheet(sheet.getSheetName(), rows);
    }

    private String of(Cell cell, CellType type) {
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC -> number(cell);
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue()).toUpperCase(Locale.ROOT);
            case FORMULA -> of(cell, cell.getCachedFormulaResultType());
            case BLANK, ERROR, _NONE -> "";
        };
    }

    private String number(Cell cell) {
        CellStyle style = cell.getCellStyle();
        return text.number(BigDecimal.valueOf(cell.getNumericCellValue()), style.getDataFormatString(), (int)
                style.getDataFormat());
    }
}
