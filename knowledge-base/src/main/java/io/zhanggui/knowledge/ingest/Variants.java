package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the variants of a product have in common, and in what they differ. */
final class Variants {

    /** The attribute that lists the variants, one on each line. */
    static final String NAME = "SKU";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");

    private final boolean chinese;
    private final List<Variant> all = new ArrayList<>();
    private final Set<String> options = new HashSet<>();

    /**
     * @param code its own, empty if it has none
     * @param values what is said of it, by name
     */
    private record Variant(String code, Map<String, String> values) {}

    Variants(Locale locale) {
        this.chinese = locale.getLanguage().equals("zh");
    }

    /** What one chooses a variant by: each value is told. */
    void options(Set<String> names) {
        options.addAll(names);
    }

    void add(String code, Map<String, String> values) {
        if (!code.isEmpty() || !values.isEmpty()) {
            all.add(new Variant(code, values));
        }
    }

    /**
     * The attributes of the product: what differs among the variants with all its values, of numbers that are no
     * options the least and the greatest, and each variant by its code.
     *
     * @param own what the product says of itself
     */
    Map<String, String> over(Map<String, String> own) {
        Map<String, String> attributes = new LinkedHashMap<>(own);
        Set<String> differing = new LinkedHashSet<>();
        for (String name : names()) {
            Set<String> values = values(name);
            if (values.size() > 1) {
                differing.add(name);
                attributes.put(name, options.contains(name) ? list(values) : together(values));
            } else {
                values.forEach(value -> attributes.putIfAbsent(name, value));
            }
        }
        String list = all.stream()
                .map(variant -> line(variant, differing))
                .filter(line -> !line.isEmpty())
                .collect(joining("\n"));
        if (!list.isEmpty()) {
            attributes.put(NAME, list);
        }
        return attributes;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(variant -> names.addAll(variant.values().keySet()));
        return names;
    }

    private Set<String> values(String name) {
        Set<String> values = new LinkedHashSet<>();
        all.stream()
                .map(variant -> variant.values().get(name))
                .filter(Objects::nonNull)
                .forEach(values::add);
        return values;
    }

    private String list(Set<String> values) {
        return String.join(chinese ? "、" : ", ", values);
    }

    private String together(Set<String> values) {
        if (!values.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
            return list(values);
        }
        List<String> sorted =
                values.stream().sorted(Comparator.comparing(BigDecimal::new)).toList();
        return sorted.getFirst() + "–" + sorted.getLast();
    }

    private String line(Variant variant, Set<String> differing) {
        String said = differing.stream()
                .filter(variant.values()::containsKey)
                .map(name -> name + " " + variant.values().get(name))
                .collect(joining(chinese ? "，" : ", "));
        return Stream.of(variant.code(), said).filter(part -> !part.isEmpty()).collect(joining(chinese ? "：" : ": "));
    }
}
