package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of an answer beside the sentences of the passages that it may rely on.
 *
 * @param question what it answers
 * @param besides those sentences that the model read
 */
record Comparison(Sentence sentence, @Nullable Sentence question, Evidence evidence, List<Beside> besides) {

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;:)\"'’] )\\p{Lu}[\\p{L}\\p{N}]+");
    /** More of a kind make it no worse. */
    private static final int MISSING = 3;

    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final GroundedNumbers NUMBERS = new GroundedNumbers();

    /** A sentence of the passages, and how near it comes to each token of the answer's. */
    @SuppressWarnings("ArrayRecordComponent")
    record Beside(Evidence.Piece piece, Sentence read, float[] cosines, double mean) {}

    static Comparison of(Sentence sentence, @Nullable Sentence question, Evidence evidence) {
        double[] weights = sentence.tokenWeights();
        List<Beside> besides = new ArrayList<>();
        for (Evidence.Piece piece : evidence.near(sentence.words())) {
            Sentence read = evidence.read(piece);
            float[] cosines = sentence.alignedWith(read);
            besides.add(new Beside(piece, read, cosines, Shares.mean(cosines, weights)));
        }
        return new Comparison(sentence, question, evidence, besides);
    }

    /** The sentence of the passages that is nearest by its tokens. */
    Optional<Beside> nearest() {
        return besides.stream().max(Comparator.comparingDouble(Beside::mean));
    }

    Map<Clue, Double> clues() {
        Map<Clue, Double> clues = new EnumMap<>(Clue.class);
        putWords(clues);
        putTokens(clues);
        putCues(clues);
        nearest().ifPresent(nearest -> putNearest(nearest, clues));
        return clues;
    }

    private void putWords(Map<Clue, Double> clues) {
        Set<String> known = evidence.words();
        clues.put(Clue.WORDS, Shares.held(sentence.words(), known));
        clues.put(Clue.NEW_WORDS, Shares.held(newWords(), known));
        clues.put(Clue.PAIRS, pairs());
        clues.put(Clue.NAMES_MISSING, namesMissing());
        clues.put(Clue.NUMBERS_MISSING, numbersMissing());
    }

    private List<String> newWords() {
        if (question == null) {
            return sentence.words();
        }
        List<String> fresh = new ArrayList<>(sentence.words());
        fresh.removeAll(new HashSet<>(question.words()));
        return fresh.isEmpty() ? sentence.words() : fresh;
    }

    private double pairs() {
        List<String> words = sentence.words();
        if (words.size() < 2) {
            return Shares.held(words, evidence.words());
        }
        Set<List<String>> known = new HashSet<>();
        besides.forEach(beside -> known.addAll(pairsOf(beside.read().words())));
        List<List<String>> pairs = pairsOf(words);
        return pairs.stream().filter(known::contains).count() / (double) pairs.size();
    }

    private static List<List<String>> pairsOf(List<String> words) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            pairs.add(words.subList(i - 1, i + 1));
        }
        return pairs;
    }

    /** In English digits alone count: dates and lists of the open web read too much like units. */
    private double numbersMissing() {
        if (evidence.language() == Language.CHINESE) {
            return Math.min(
                    MISSING,
                    NUMBERS.findings(sentence.text(), evidence.passages()).size());
        }
        String known = String.join("\n", evidence.passages());
        return FIGURE.matcher(sentence.text())
                .results()
                .filter(figure -> !Pattern.compile("(?<!\\d)" + Pattern.quote(figure.group()) + "(?!\\d)")
                        .matcher(known)
                        .find())
                .limit(MISSING)
                .count();
    }

    private double namesMissing() {
        String known = String.join("\n", evidence.passages()).toLowerCase(Locale.ROOT);
        return NAME.matcher(sentence.text())
                .results()
                .filter(name -> !known.contains(name.group().toLowerCase(Locale.ROOT)))
                .limit(MISSING)
                .count();
    }

    private void putTokens(Map<Clue, Double> clues) {
        float[] cosines = new float[sentence.read().vectors().size()];
        for (Beside beside : besides) {
            for (int i = 0; i < cosines.length; i++) {
                cosines[i] = Math.max(cosines[i], beside.cosines()[i]);
            }
        }
        clues.put(Clue.LOW_TOKENS, Shares.lowest(cosines, 0.1));
        clues.put(Clue.WORST_TOKEN, Shares.lowest(cosines, 0));
    }

    private void putCues(Map<Clue, Double> clues) {
        clues.put(Clue.ABSOLUTE, Cues.isAbsolute(sentence.text()) ? 1.0 : 0.0);
        clues.put(Clue.GUARDED, Cues.isGuarded(sentence.text()) ? 1.0 : 0.0);
        clues.put(Clue.PERSONAL, Cues.isPersonal(sentence.text()) ? 1.0 : 0.0);
        clues.put(Clue.LENGTH, Math.log(1.0 + sentence.words().size()));
        clues.put(Clue.DISCLAIMS, Cues.disclaims(sentence.text()) ? 1.0 : 0.0);
    }

    private void putNearest(Beside nearest, Map<Clue, Double> clues) {
        double together = Shares.held(sentence.words(), nearest.piece().words());
        boolean denies = Cues.negates(sentence.text());
        boolean denied = Cues.negates(nearest.piece().text());
        double added = denies && !denied ? together * together : 0;
        clues.put(Clue.ORDER, Shares.inOrder(sentence.words(), nearest.read().words()));
        clues.put(Clue.WORST_TOGETHER, Shares.lowest(nearest.cosines(), 0));
        clues.put(Clue.NEGATION_ADDED, added);
        clues.put(Clue.NEGATION_LOST, denied && !denies ? together * together : 0);
        clues.put(Clue.DENIES, question != null && denies ? 1 - added : 0);
    }
}
