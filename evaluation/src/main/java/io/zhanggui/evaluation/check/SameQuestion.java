package io.zhanggui.evaluation.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges whether two questions ask the same: by their vectors, by the token of each that the other says least, and by
 * numbers, negations and names that only one of them has. Symmetric and thread-safe; the same input always gets the same
 * score.
 */
public final class SameQuestion {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    private final SentenceReader reader;
    private final GroundedNumbers numbers = new GroundedNumbers();
    private final Weights<Likeness> weights = Weights.read("same-question.tsv", Likeness.class);

    /** What speaks for two questions being one, or against it. */
    enum Likeness {
        /** The cosine of the two. */
        MEANING,
        /** The cosine of the token that the other says least, mean of both directions. */
        WORST_TOKEN,
        /** One has a number that the other lacks. */
        NUMBERS,
        /** Only one denies. */
        NEGATION,
        /** Latin words within Chinese that only one has: a brand, a model. */
        NAMES
    }

    public SameQuestion(SentenceReader reader) {
        this.reader = reader;
    }

    /** The probability that they ask the same, between 0 and 1; 0 if one of them is blank. */
    public double of(String one, String other) {
        if (one.isBlank() || other.isBlank()) {
            return 0;
        }
        Language language = Language.of(one + other);
        Sentence first = reader.readQuestion(one, language);
        Sentence second = reader.readQuestion(other, language);
        return weights.probability(language, likeness(first, second, language));
    }

    private Map<Likeness, Double> likeness(Sentence one, Sentence other, Language language) {
        float[] there = one.alignedWith(other);
        float[] back = other.alignedWith(one);
        Map<Likeness, Double> likeness = new EnumMap<>(Likeness.class);
        likeness.put(Likeness.MEANING, (double) one.similarity(other));
        likeness.put(Likeness.WORST_TOKEN, (Shares.lowest(there, 0) + Shares.lowest(back, 0)) / 2);
        likeness.put(Likeness.NUMBERS, lacksNumber(one, other) || lacksNumber(other, one) ? 1.0 : 0.0);
        likeness.put(Likeness.NEGATION, Cues.negates(one.text()) == Cues.negates(other.text()) ? 0.0 : 1.0);
        likeness.put(Likeness.NAMES, language == Language.CHINESE && !names(one).equals(names(other)) ? 1.0 : 0.0);
        return likeness;
    }

    private boolean lacksNumber(Sentence one, Sentence other) {
        return !numbers.findings(one.text(), List.of(other.text())).isEmpty();
    }

    private static Set<String> names(Sentence sentence) {
        String text = Reading.of(sentence.text()).folded();
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
