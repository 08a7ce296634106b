package io.zhanggui.assistant.copywriting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the items of a job to a file, row by row, with the mark of generated text in a column. Thread-safe. */
@Component
public class CopyExports {

    private static final int CHUNK = 500;

    /** Signs that make a spreadsheet read a cell as a formula, full-width ones too. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final DraftRows drafts;
    private final CopyTexts texts;

    CopyExports(DraftRows drafts, CopyTexts texts) {
        this.drafts = drafts;
        this.texts = texts;
    }

    /** Writes the items that are wanted; leaves the stream open. */
    public void write(CopyJob job, ExportFormat format, ExportScope scope, OutputStream out) throws IOException {
        Rows rows = (position, limit) -> drafts.from(wanted(job, scope), position, limit);
        switch (format) {
            case CSV -> csv(job, rows, out);
            case XLSX -> xlsx(job, rows, out);
            case JSONL -> jsonLines(job, rows, out);
        }
    }

    /** How many items {@link #write} would write. */
    public int count(CopyJob job, ExportScope scope) {
        return drafts.count(wanted(job, scope));
    }

    /** The items of an export, in their order. */
    private interface Rows {

        List<CopyItem> from(int position, int limit);

        default List<CopyItem> first() {
            return from(0, CHUNK);
        }

        default List<CopyItem> after(List<CopyItem> chunk) {
            return from(chunk.getLast().position() + 1, CHUNK);
        }
    }

    private void csv(CopyJob job, Rows rows, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(ExportRow.head(texts, job.locale()));
        for (List<CopyItem> chunk = rows.first(); !chunk.isEmpty(); chunk = rows.after(chunk)) {
            for (CopyItem item : chunk) {
                printer.printRecord(ExportRow.cells(job, item, texts).stream()
                        .map(CopyExports::harmless)
                        .toList());
            }
        }
        printer.flush();
    }

    private void xlsx(CopyJob job, Rows rows, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "Zhanggui", null);
        Worksheet sheet = workbook.newWorksheet("copy");
        write(sheet, 0, ExportRow.head(texts, job.locale()));
        int row = 1;
        for (List<CopyItem> chunk = rows.first(); !chunk.isEmpty(); chunk = rows.after(chunk)) {
            for (CopyItem item : chunk) {
                write(sheet, row++, ExportRow.cells(job, item, texts));
            }
            sheet.flush();
        }
        workbook.finish();
    }

    private void jsonLines(CopyJob job, Rows rows, OutputStream out) throws IOException {
        for (List<CopyItem> chunk = rows.first(); !chunk.isEmpty(); chunk = rows.after(chunk)) {
            StringBuilder lines = new StringBuilder();
            Consumer<CopyItem> line =
                    item -> lines.append(JsonMapper.shared().writeValueAsString(ExportRow.fields(job, item, texts)))
                            .append('\n');
            chunk.forEach(line);
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
    }

    private static DraftRows.Wanted wanted(CopyJob job, ExportScope scope) {
        return new DraftRows.Wanted(job.merchant(), job.id(), scope.show(), "");
    }

    /** A text cell of a workbook is never a formula. */
    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, cells.get(column));
        }
    }

    private static String harmless(String cell) {
        String text = cell.stripLeading();
        boolean formula = (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
                || (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0);
        return formula ? "'" + cell : cell;
    }
}
