package io.zhanggui.assistant.console;

import io.zhanggui.knowledge.ingest.ImportReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The report of an import as a table to work through: CSV with a byte order mark, which spreadsheets want. */
final class ReportCsv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader("kind", "row", "ids", "text").get();

    private ReportCsv() {}

    static byte[] of(ImportRunView run) {
        StringWriter text = new StringWriter().append('\uFEFF');
        try (CSVPrinter table = new CSVPrinter(text, FORMAT)) {
            for (ImportRunView.FailedRow row : run.failed()) {
                table.printRecord("failed", row.row(), "", harmless(row.reason()));
            }
            if (run.report() != null) {
                for (ImportReport.Conflict conflict : run.report().conflicts()) {
                    String ids = String.join(" | ", conflict.ids());
                    table.printRecord("conflict", "", harmless(ids), harmless(conflict.question()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** No cell may start like a formula. */
    private static String harmless(String cell) {
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
