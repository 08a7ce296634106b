package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.Told;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.TableRow;
import io.zhanggui.knowledge.ingest.table.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases in a spreadsheet: CSV or XLSX with a column for each field, called as in JSON Lines or in Chinese. Several texts
 * stand in one cell, parted by {@code |} or on lines of their own.
 *
 * @param label what messages call the file
 */
record CaseTable(Path file, String label) {

    private static final Set<String> LISTS = Set.of("tags", "history", "expectedFacts", "expectedSources", "forbidden");
    private static final Pattern BETWEEN = Pattern.compile("(?<!\\|)\\|(?!\\|)|\\R");
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("编号", "id"),
            Map.entry("标签", "tags"),
            Map.entry("前文", "history"),
            Map.entry("问题", "question"),
            Map.entry("期望结果", "expectedOutcome"),
            Map.entry("期望事实", "expectedFacts"),
            Map.entry("期望答案", "expectedAnswer"),
            Map.entry("期望来源", "expectedSources"),
            Map.entry("禁止", "forbidden"),
            Map.entry("参考答案", "reference"),
            Map.entry("权重", "weight"));

    /** Whether a file of this name is a table; an old workbook is one, and refused with the reason. */
    static boolean isOne(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Stream.of(".csv", ".tsv", ".xlsx", ".xls").anyMatch(name::endsWith);
    }

    Dataset read(String name) {
        CaseRows rows = new CaseRows(label);
        try (Table table = Tables.open(file, null, null, CaseTable::areFields)) {
            for (Iterator<TableRow> all = table.rows(); all.hasNext(); ) {
                TableRow row = all.next();
                rows.add(() -> row(row));
            }
        } catch (ImportRejected e) {
            throw new DatasetInvalid(Message.of("dataset.table", label, (Told) e.reason()::text), e);
        } catch (UncheckedIOException e) {
            throw new DatasetInvalid(Message.of("dataset.unreadable", label, e), e);
        }
        return rows.dataset(name);
    }

    /** A table that is no file yet. */
    static Dataset read(String label, byte[] content, String name) {
        try {
            Path file = Files.createTempFile("dataset", ".table");
            try {
                Files.write(file, content);
                return new CaseTable(file, label).read(name);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No room for the table " + label, e);
        }
    }

    private static boolean areFields(List<String> headers) {
        List<String> fields = headers.stream().map(CaseTable::field).toList();
        return fields.contains("question") && fields.contains("expectedOutcome");
    }

    private CaseRow row(TableRow row) {
        ObjectNode fields = JsonMapper.shared().createObjectNode();
        Map<String, String> headers = new HashMap<>();
        CaseRow read = new CaseRow(label, row.number(), fields);
        Optional.ofNullable(row.broken()).ifPresent(broken -> {
            throw read.invalid("", "dataset.broken-row", (Told) broken::text);
        });
        for (TableRow.Cell cell : row.cells()) {
            String field = field(cell.header());
            if (headers.putIfAbsent(field, cell.header()) != null) {
                throw read.invalid(cell.header(), "dataset.two-columns");
            }
            put(read, fields, field, String.join("\n", cell.values()).strip());
        }
        return read;
    }

    private static void put(CaseRow row, ObjectNode fields, String field, String text) {
        if (LISTS.contains(field)) {
            ArrayNode list = fields.putArray(field);
            BETWEEN.splitAsStream(text)
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(list::add);
        } else if (field.equals("weight")) {
            fields.put(field, number(row, text));
        } else {
            fields.put(field, text);
        }
    }

    private static double number(CaseRow row, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw row.invalid("weight", "dataset.weight", text);
        }
    }

    private static String field(String header) {
        String plain = header.strip();
        return CHINESE.getOrDefault(
                plain,
                CaseRow.FIELDS.stream()
                        .filter(field -> field.equalsIgnoreCase(plain.replaceAll("[ _-]", "")))
                        .findFirst()
                        .orElse(plain));
    }
}
