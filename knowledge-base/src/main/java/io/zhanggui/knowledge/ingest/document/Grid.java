package io.zhanggui.knowledge.ingest.document;

import io.zhanggui.knowledge.ingest.document.Block.Paragraph;
import io.zhanggui.knowledge.ingest.document.Block.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;

/** A table while it is heard; a cell that spans rows or columns stands in each of them. */
final class Grid {

    private static final int MOST = 50;

    private record Span(String text, int rows) {}

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Integer, Span> spans = new HashMap<>();
    private List<String> row = new ArrayList<>();
    private int columnSpan = 1;
    private int rowSpan = 1;
    private int cells;

    void start(String name, Attributes attributes, StringBuilder text) {
        switch (name) {
            case "tr" -> text.setLength(0);
            case "td", "th" -> {
                if (cells++ == 0) {
                    text.setLength(0);
                    columnSpan = span(attributes.getValue("colspan"));
                    rowSpan = span(attributes.getValue("rowspan"));
                }
            }
            case "p", "li", "div" -> text.append(' ');
            default -> {}
        }
    }

    void end(String name, StringBuilder text) {
        switch (name) {
            case "td", "th" -> {
                if (--cells == 0) {
                    cell(text.toString().replaceAll("\\s+", " ").strip());
                    text.setLength(0);
                }
            }
            case "tr" -> {
                if (cells == 0) {
                    endRow();
                }
            }
            default -> {}
        }
    }

    private static int span(String value) {
        return value != null && value.matches("[1-9]\\d?") ? Math.min(Integer.parseInt(value), MOST) : 1;
    }

    private void cell(String text) {
        fillSpans();
        for (int i = 0; i < columnSpan; i++) {
            if (rowSpan > 1) {
                spans.put(row.size(), new Span(text, rowSpan));
            }
            row.add(text);
        }
    }

    private void fillSpans() {
        for (Span span = spans.get(row.size()); span != null; span = spans.get(row.size())) {
            row.add(span.text());
        }
    }

    private void endRow() {
        fillSpans();
        spans.replaceAll((column, span) -> new Span(span.text(), span.rows() - 1));
        spans.values().removeIf(span -> span.rows() < 1);
        if (row.stream().anyMatch(text -> !text.isEmpty())) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }

    /** A row with one text above the header is a caption, not a header; a table of one column is a list. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        while (from < rows.size() && isSingle(rows.get(from))) {
            blocks.add(new Paragraph(first(rows.get(from))));
            from++;
        }
        if (from < rows.size()) {
            blocks.add(new Table(rows.subList(from, rows.size())));
        }
        return blocks;
    }

    private static boolean isSingle(List<String> row) {
        return row.stream().filter(text -> !text.isEmpty()).distinct().count() == 1;
    }

    private static String first(List<String> row) {
        return row.stream().filter(text -> !text.isEmpty()).findFirst().orElse("");
    }
}
