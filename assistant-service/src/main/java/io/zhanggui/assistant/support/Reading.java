package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.evaluation.check.Quantities;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question as far as it can be read without the shop.
 *
 * @param text normalised: NFKC, lower case, stripped, and without what only opens and ends it
 * @param asks ways to ask that stand in it
 * @param empty which characters carry no content of their own
 */
record Reading(String text, Lexicon lexicon, List<Token> tokens, List<Phrase> asks, BitSet empty) {

    private static final Pattern CLAUSE_END =
            Pattern.compile("[,，。.!！?？;；、~…\\n]+\\s*|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");
    private static final Pattern MEASURE =
            Pattern.compile("(?:几|多少|how many |how much |in )(?:个(?!月))?\\s*(?<unit>\\p{IsHan}{1,3}|[a-z]+|[%℃°])");

    static Reading of(String question, Lexicon lexicon) {
        String text = lexicon.courtesies.without(normalised(question));
        BitSet empty = new BitSet();
        lexicon.stopWords.in(text).forEach(stop -> empty.set(stop.start(), stop.end()));
        return new Reading(text, lexicon, Token.of(text), lexicon.asking.overlappingIn(text), empty);
    }

    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
    }

    /** What it speaks of, in words that do not depend on how it was said. */
    Set<String> concepts() {
        return lexicon.conceptsIn(text);
    }

    /** The same question with the proper words beside the shopper's own. */
    String expanded() {
        List<String> concepts = concepts().stream()
                .filter(concept -> !Lexicon.saysLittle(concept))
                .toList();
        return concepts.isEmpty() ? text : text + " " + String.join(" ", concepts);
    }

    /** Its parts, if it has more than one. */
    List<Reading> clauses() {
        List<String> parts = Arrays.stream(CLAUSE_END.split(text, -1))
                .filter(part -> part.length() > 1)
                .toList();
        return parts.size() < 2
                ? List.of()
                : parts.stream().map(part -> of(part, lexicon)).toList();
    }

    /** What is counted or measured: the word after "how many"; empty if nothing is. */
    String measure() {
        Matcher matcher = MEASURE.matcher(text);
        return matcher.find() ? matcher.group("unit") : "";
    }

    /** What the asked number measures, as far as its unit is known. */
    Dimension dimension() {
        String unit = measure();
        for (int length = unit.length(); length > 0; length--) {
            Dimension dimension = Quantities.dimensionOf(unit.substring(0, length));
            if (dimension != Dimension.NONE) {
                return dimension;
            }
        }
        return Dimension.NONE;
    }

    /** Which characters belong to a way to ask. */
    BitSet asking() {
        BitSet covered = new BitSet();
        asks.forEach(ask -> covered.set(ask.start(), ask.end()));
        return covered;
    }

    /** Whether only manners of these kinds are said. */
    boolean saysNothingBut(String... kinds) {
        BitSet said = (BitSet) empty.clone();
        Set<String> known = Set.of(kinds);
        List<Phrase> manners = lexicon.manners.in(text).stream()
                .filter(phrase -> known.contains(phrase.group()))
                .toList();
        manners.forEach(phrase -> said.set(phrase.start(), phrase.end()));
        return !manners.isEmpty() && asks.isEmpty() && tokens.stream().allMatch(token -> said.get(token.start()));
    }

    /** Whether nothing is asked beside what the characters cover. */
    boolean asksNothing(BitSet covered) {
        BitSet silent = (BitSet) empty.clone();
        silent.or(covered);
        return asks.stream().allMatch(ask -> covered.nextClearBit(ask.start()) >= ask.end())
                && tokens.stream().filter(token -> !silent.get(token.start())).count() <= 2;
    }

    /** Whether something is asked that only a product can have, and nothing else is said. */
    boolean needsAProduct() {
        BitSet silent = (BitSet) empty.clone();
        silent.or(asking());
        long rest = tokens.stream().filter(token -> !silent.get(token.start())).count();
        return rest == 0 || (rest == 1 && !asks.isEmpty());
    }

    /** The text without these characters. */
    String without(BitSet covered) {
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!covered.get(i)) {
                rest.append(text.charAt(i));
            }
        }
        return rest.toString().strip();
    }
}
