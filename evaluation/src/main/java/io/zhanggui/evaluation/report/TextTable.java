package io.zhanggui.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns for a terminal: the first flush left, the others flush right. A Chinese character is as wide as two Latin ones.
 *
 * @param rows of the same length
 */
public record TextTable(List<List<String>> rows) {

    private static final String GAP = "  ";

    /** The lines, without blanks at their ends. */
    public String text() {
        List<Integer> widths = widths();
        return rows.stream().map(row -> line(row, widths).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - width(cell));
            line.append(column == 0 ? cell + blanks : GAP + blanks + cell);
        }
        return line.toString();
    }

    static int width(String text) {
        return text.codePoints().map(character -> isWide(character) ? 2 : 1).sum();
    }

    /** Ideographs, kana, hangul, and the punctuation and letters in full width. */
    private static boolean isWide(int character) {
        return Character.isIdeographic(character)
                || (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0x303E)
                || (character >= 0x3041 && character <= 0x33FF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xFE30 && character <= 0xFE4F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6);
    }
}
