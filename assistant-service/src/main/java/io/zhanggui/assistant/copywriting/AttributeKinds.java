package io.zhanggui.assistant.copywriting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the kind of an attribute by its name. Immutable and thread-safe. */
final class AttributeKinds {

    private final Pattern silent;
    private final Map<OfflinePatterns.Kind, Pattern> kinds = new LinkedHashMap<>();

    AttributeKinds(OfflinePatterns patterns) {
        silent = pattern(patterns.silent());
        patterns.kinds().forEach(kind -> kinds.put(kind, pattern(kind.names())));
    }

    /** Whether copy does not speak of it. */
    boolean silentOn(String attribute) {
        return silent.matcher(attribute.strip()).matches();
    }

    String of(String attribute) {
        return find(attribute).map(OfflinePatterns.Kind::id).orElse(OfflinePatterns.OTHER);
    }

    /** Whether it comes before others. */
    boolean core(String attribute) {
        return find(attribute).filter(OfflinePatterns.Kind::core).isPresent();
    }

    private Optional<OfflinePatterns.Kind> find(String attribute) {
        String name = attribute.strip();
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(name).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Pattern pattern(String names) {
        return Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }
}
