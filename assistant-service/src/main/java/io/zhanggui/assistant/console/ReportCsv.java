package io.zhanggui.assistant.console;

import static java.util.stream.Collectors.joining;

import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.ImportState;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.facts.RowListener;
import io.zhanggui.knowledge.ingest.ImportReport;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import io.zhanggui.knowledge.ingest.RowEnd;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reports of imports as tables to work through: CSV with a byte order mark, which spreadsheets want. Thread-safe. */
@Component
class ReportCsv {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d.,% ]*");

    private final Imports imports;
    private final MessageSource texts;

    ReportCsv(Imports imports, MessageSource texts) {
        this.imports = imports;
        this.texts = texts;
    }

    /** Each row with its end; of an import whose rows are not known one by one, those that failed. */
    void rows(ImportRun run, Locale locale, OutputStream out) throws IOException {
        Map<String, String> conflicts = conflicts(run, locale);
        try (CSVPrinter table = table(out)) {
            table.printRecord(Stream.of("row", "id", "end", "reason").map(name -> text("report.csv." + name, locale)));
            RowListener printer = new RowListener() {
                @Override
                public void headers(List<String> headers) {}

                @Override
                public void row(RowEnd row) throws IOException {
                    print(table, row, conflicts, locale);
                }
            };
            if (!imports.rows(run, printer)) {
                for (RowFailure failure : failures(run)) {
                    printer.row(new RowEnd(failure.row(), null, RowEnd.State.FAILED, failure.reason(), Map.of()));
                }
            }
        }
    }

    private void print(CSVPrinter table, RowEnd row, Map<String, String> conflicts, Locale locale) throws IOException {
        String id = row.id() == null ? "" : row.id();
        String reason = row.reason() == null
                ? conflicts.getOrDefault(id, "")
                : row.reason().text(locale);
        table.printRecord(row.row(), harmless(id), text("report.end." + row.state(), locale), harmless(reason));
    }

    /** The rows that failed with their cells, and the reason before them. */
    void failed(ImportRun run, Locale locale, OutputStream out) throws IOException {
        try (CSVPrinter table = table(out)) {
            FailedRows printer = new FailedRows(table, locale);
            if (!imports.rows(run, printer)) {
                printer.headers(List.of());
                for (RowFailure failure : failures(run)) {
                    table.printRecord(harmless(failure.reason().text(locale)));
                }
            }
        }
    }

    private final class FailedRows implements RowListener {

        private final CSVPrinter table;
        private final Locale locale;
        private List<String> columns = List.of();

        FailedRows(CSVPrinter table, Locale locale) {
            this.table = table;
            this.locale = locale;
        }

        @Override
        public void headers(List<String> headers) throws IOException {
            columns = headers.stream().distinct().toList();
            List<String> cells = new ArrayList<>(List.of(text("report.csv.reason", locale)));
            columns.forEach(column -> cells.add(harmless(column)));
            table.printRecord(cells);
        }

        @Override
        public void row(RowEnd row) throws IOException {
            if (row.reason() != null) {
                List<String> cells =
                        new ArrayList<>(List.of(harmless(row.reason().text(locale))));
                columns.forEach(column -> cells.add(harmless(row.cells().getOrDefault(column, ""))));
                row.cells().keySet().stream()
                        .filter(column -> !columns.contains(column))
                        .forEach(column -> cells.add(harmless(row.cells().getOrDefault(column, ""))));
                table.printRecord(cells);
            }
        }
    }

    private Map<String, String> conflicts(ImportRun run, Locale locale) {
        if (!(run.state() instanceof ImportState.Done done)) {
            return Map.of();
        }
        Map<String, String> notes = new HashMap<>();
        for (ImportReport.Conflict conflict : done.report().conflicts()) {
            for (String id : conflict.ids()) {
                String others = conflict.ids().stream()
                        .filter(other -> !other.equals(id))
                        .collect(joining(", "));
                notes.put(id, text("report.csv.conflict", locale, others));
            }
        }
        return notes;
    }

    private static List<RowFailure> failures(ImportRun run) {
        return run.state() instanceof ImportState.Done done ? done.report().failed() : List.of();
    }

    private String text(String key, Locale locale, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    private static CSVPrinter table(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        return new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    /** No cell may start like a formula; a number is none. */
    private static String harmless(String cell) {
        boolean suspicious = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return suspicious && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
