package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.evaluation.check.Quantities;
import io.zhanggui.knowledge.catalog.Attribute;
import java.util.List;

/** Sizes that tell several dimensions, labelled ({@code 直径6.8cm×高22.5cm}) or not ({@code 33cm×23cm×14cm}). */
final class Sizes {

    private static final String LABELS = "长宽高厚深径";

    private Sizes() {}

    /** Whether one dimension is asked, and the attribute tells others. */
    static boolean mislabelled(List<Ask> asks, Attribute attribute) {
        return asks.stream()
                .filter(ask -> ask.dimension() == Dimension.LENGTH)
                .map(ask -> ask.name().equals("直径") ? "径" : ask.name().replace("度", ""))
                .filter(label -> LABELS.contains(label.substring(label.length() - 1)))
                .anyMatch(label -> !attribute.name().contains(label) && !holds(attribute.value(), label));
    }

    /** Whether a size tells this dimension: by its label, or unlabelled by being one of enough. */
    private static boolean holds(String value, String label) {
        if (value.contains(label) || value.chars().anyMatch(c -> LABELS.indexOf(c) >= 0)) {
            return value.contains(label);
        }
        int needed = label.equals("长") || label.equals("宽") ? 2 : label.contains("径") ? Integer.MAX_VALUE : 3;
        return Quantities.in(value).size() >= needed || !value.matches(".*[×x*X].*");
    }
}
