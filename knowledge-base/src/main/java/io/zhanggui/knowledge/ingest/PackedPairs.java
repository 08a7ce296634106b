package io.zhanggui.knowledge.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Several values in one cell, as Magento exports them: {@code material=Wool,climate=Cool|Windy}, a pair with a comma in
 * its value in quotes, or not; variants one after another between vertical bars.
 */
final class PackedPairs {

    private static final Pattern PAIR = Pattern.compile("\"?[\\p{L}\\p{N}_ -]{1,100}=.*", Pattern.DOTALL);
    private static final Pattern VARIANT = Pattern.compile("\\|(?=\\s*sku=)");

    private PackedPairs() {}

    /** By name, in their order. */
    static Map<String, String> of(String cell) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String piece : pieces(cell)) {
            int equals = piece.indexOf('=');
            String value = unquoted(piece.substring(equals + 1).strip());
            if (equals > 0 && !value.isBlank()) {
                pairs.putIfAbsent(piece.substring(0, equals).strip(), value);
            }
        }
        return pairs;
    }

    /** The pairs of each variant; their codes are under {@code sku}. */
    static List<Map<String, String>> variants(String cell) {
        return VARIANT.splitAsStream(cell).map(PackedPairs::of).toList();
    }

    private static List<String> pieces(String cell) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i <= cell.length(); i++) {
            if (i < cell.length() && cell.charAt(i) == '"') {
                quoted = !quoted;
            } else if (i == cell.length() || (cell.charAt(i) == ',' && !quoted)) {
                add(cell.substring(from, i), pieces);
                from = i + 1;
            }
        }
        return pieces.stream().map(PackedPairs::unquoted).toList();
    }

    /** What is no pair is the rest of a value with a comma in it. */
    private static void add(String piece, List<String> pieces) {
        if (PAIR.matcher(piece).matches() || pieces.isEmpty()) {
            pieces.add(piece);
        } else {
            pieces.add(pieces.removeLast() + "," + piece);
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
