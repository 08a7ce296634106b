package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Languages as people name them: {@code zh}, {@code zh-CN}, {@code 中文}, {@code English}. */
final class Languages {

    private static final Pattern TAG = Pattern.compile("(?<code>[a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}");
    private static final Map<String, String> BY_NAME = byName();

    private Languages() {}

    /** The ISO 639 code. */
    static String code(String name) throws RowRejected {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        String known = BY_NAME.get(bare);
        if (known != null) {
            return known;
        }
        Matcher tag = TAG.matcher(bare);
        if (!tag.matches() || !BY_NAME.containsValue(tag.group("code"))) {
            throw new RowRejected(Reason.of("row.language", name));
        }
        return tag.group("code");
    }

    private static Map<String, String> byName() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.of(code);
            for (Locale reader : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH, language)) {
                names.putIfAbsent(language.getDisplayLanguage(reader).toLowerCase(Locale.ROOT), code);
            }
        }
        names.putAll(Map.of("汉语", "zh", "普通话", "zh", "简体中文", "zh", "简体", "zh", "繁体中文", "zh", "英文", "en", "日文", "ja"));
        names.putAll(Map.of("韩文", "ko", "法文", "fr", "德文", "de", "俄文", "ru", "泰文", "th"));
        return Map.copyOf(names);
    }
}
