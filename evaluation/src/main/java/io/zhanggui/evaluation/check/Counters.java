package io.zhanggui.evaluation.check;

import java.util.Optional;
import java.util.Set;

/** Words that count things: {@code 3层}, {@code 6 pcs}, {@code 2-person}. Immutable and thread-safe. */
final class Counters {

    /**
     * A counting word in a text.
     *
     * @param inCharacters whether a numeral in characters before it is a claim rather than mere speech
     */
    record Counter(String group, boolean inCharacters) {

        String kind() {
            return "#" + group;
        }
    }

    private static final String THING = "#个";
    private static final Set<String> THINGS = Set.of(
            "#件", "#支", "#只", "#片", "#枚", "#粒", "#颗", "#块", "#条", "#张", "#根", "#把", "#套", "#组", "#瓶", "#包", "#袋", "#盒");

    private final Words<Counter> words = new Words<>();

    Counters() {
        for (Table.Row row : Table.read("counters.tsv").rows()) {
            Counter counter = new Counter(row.text(0), row.text(1).equals("numerals"));
            row.words(2).forEach(word -> words.add(word, counter));
        }
    }

    Optional<Words.Found<Counter>> at(Reading text, int offset) {
        return words.at(text, offset);
    }

    /** Whether two kinds may count the same things: {@code 个} stands for any. */
    static boolean alike(String one, String other) {
        return one.equals(other)
                || (one.equals(THING) && THINGS.contains(other))
                || (other.equals(THING) && THINGS.contains(one));
    }
}
