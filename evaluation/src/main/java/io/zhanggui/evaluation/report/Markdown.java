package io.zhanggui.evaluation.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of Markdown as GitHub renders it. What is inserted as text is escaped. */
final class Markdown {

    private static final int LONGEST = 200;

    private Markdown() {}

    static String escape(String text) {
        return text.replaceAll("[\\\\`*_{}\\[\\]<>|#~]", "\\\\$0").replaceAll("\\R", " ");
    }

    /** A table whose first row is its head. */
    static String table(List<List<String>> rows) {
        String rule = String.join("|", Collections.nCopies(rows.getFirst().size(), "---"));
        return line(rows.getFirst()) + "|" + rule + "|\n"
                + rows.stream().skip(1).map(Markdown::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> escape(cell.length() <= LONGEST ? cell : cell.substring(0, LONGEST) + "…"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
