package io.zhanggui.evaluation.check;

import java.util.List;
import java.util.Locale;

/** A fact with its value read. */
record Source(Fact fact, Reading value, Reading name) {

    static List<Source> of(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new Source(fact, Reading.of(fact.value()), Reading.of(fact.name())))
                .toList();
    }

    /** The fact as a reader is told of it. */
    String told(Locale locale) {
        String colon = locale.getLanguage().equals("zh") ? "：" : ": ";
        return fact.name().isEmpty() ? fact.value() : fact.name() + colon + fact.value();
    }
}
