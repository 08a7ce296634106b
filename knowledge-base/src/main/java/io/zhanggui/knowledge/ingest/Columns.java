package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import io.zhanggui.knowledge.Reason;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a table by the names people give them: full width or half width, in any case, marked as required. */
final class Columns {

    private static final Pattern MARK = Pattern.compile("^\\*+|\\*+$|\\((必填|选填|required|optional)\\)$");
    private static final Pattern GAP = Pattern.compile("[\\s_\\-]+");

    private static final int MOST_SHOWN = 20;

    private final List<String> headers;
    private final Map<String, String> byKey = new LinkedHashMap<>();

    Columns(List<String> headers) {
        this.headers = headers;
        headers.forEach(header -> byKey.putIfAbsent(key(header), header));
    }

    static String key(String header) {
        String normal = Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spaced = GAP.matcher(normal).replaceAll(" ").strip();
        return MARK.matcher(spaced).replaceAll("").strip();
    }

    /** The header with the first of the names that there is. */
    @Nullable
    String find(List<String> names) {
        return names.stream()
                .filter(byKey::containsKey)
                .map(byKey::get)
                .findFirst()
                .orElse(null);
    }

    boolean has(List<String> names) {
        return find(names) != null;
    }

    /**
     * @param code of the reason for its absence
     */
    String need(List<String> names, String code) {
        String header = find(names);
        if (header == null) {
            throw new ImportRejected(Reason.of(code, shown(), String.join(", ", names)));
        }
        return header;
    }

    private String shown() {
        String most = headers.stream().limit(MOST_SHOWN).collect(joining(", "));
        return headers.size() > MOST_SHOWN ? most + ", …" : most;
    }
}
