package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of columns as people write them: full width or half width, in any case, marked as required. */
final class Columns {

    private static final Pattern MARK = Pattern.compile("^\\*+|\\*+$|\\((必填|选填|required|optional)\\)$");
    private static final Pattern GAP = Pattern.compile("[\\s_\\-]+");

    private static final int MOST_SHOWN = 20;

    private Columns() {}

    /** Equal for headers that mean the same. */
    static String key(String header) {
        String normal = Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spaced = GAP.matcher(normal).replaceAll(" ").strip();
        return MARK.matcher(spaced).replaceAll("").strip();
    }

    static String shown(List<String> headers) {
        String most = headers.stream().limit(MOST_SHOWN).collect(joining(", "));
        return headers.size() > MOST_SHOWN ? most + ", …" : most;
    }
}
