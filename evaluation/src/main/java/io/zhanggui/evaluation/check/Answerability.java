package io.zhanggui.evaluation.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Judges whether passages hold an answer to a question: how much of the question they speak of, the best of them and all
 * together, by words, by the nearest token vectors and by whole sentences. Thread-safe; the same input always gets the same
 * score.
 */
public final class Answerability {

    /** So many sentences of a passage the model reads: those that share most words with the question. */
    private static final int READ = 8;

    private final SentenceReader reader;
    private final Weights<Hint> weights = Weights.read("answerability.tsv", Hint.class);

    /** What speaks for an answer; the best passage and the mean of all, for each. */
    enum Hint {
        /** Mean cosine of the question's tokens with the nearest of a passage. */
        TOKENS,
        MEAN_TOKENS,
        /** The smallest of these cosines, of tokens that say something. */
        WORST_TOKEN,
        MEAN_WORST_TOKEN,
        /** The cosine of the question with a sentence. */
        MEANING,
        MEAN_MEANING,
        /** Share of the question's words in a passage. */
        WORDS,
        MEAN_WORDS
    }

    /** A passage beside the question. */
    private record Beside(double tokens, double worst, double meaning, double words) {}

    public Answerability(SentenceReader reader) {
        this.reader = reader;
    }

    /** The probability that one of the passages holds an answer, between 0 and 1; 0 without a question or passages. */
    public double of(String question, List<String> passages) {
        List<String> written =
                passages.stream().filter(passage -> !passage.isBlank()).toList();
        if (question.isBlank() || written.isEmpty()) {
            return 0;
        }
        Language language = Language.of(question);
        Sentence asked = reader.readQuestion(question, language);
        List<Beside> besides = written.stream()
                .map(passage -> beside(asked, Evidence.of(List.of(passage), language, reader)))
                .toList();
        return weights.probability(language, hints(besides));
    }

    private static Beside beside(Sentence asked, Evidence passage) {
        double[] weights = asked.tokenWeights();
        float[] nearest = new float[weights.length];
        double meaning = 0;
        for (Evidence.Piece piece :
                passage.near(asked.words()).stream().limit(READ).toList()) {
            Sentence sentence = passage.read(piece);
            float[] aligned = asked.alignedWith(sentence);
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = Math.max(nearest[i], aligned[i]);
            }
            meaning = Math.max(meaning, asked.similarity(sentence));
        }
        return new Beside(
                Shares.mean(nearest, weights),
                worst(nearest, weights),
                meaning,
                Shares.held(asked.words(), passage.words()));
    }

    private static double worst(float[] nearest, double[] weights) {
        double most = Arrays.stream(weights).max().orElse(0);
        double worst = 1;
        for (int i = 0; i < nearest.length; i++) {
            worst = weights[i] == most ? Math.min(worst, nearest[i]) : worst;
        }
        return worst;
    }

    private static Map<Hint, Double> hints(List<Beside> besides) {
        Map<Hint, Double> hints = new EnumMap<>(Hint.class);
        put(hints, Hint.TOKENS, Hint.MEAN_TOKENS, besides, Beside::tokens);
        put(hints, Hint.WORST_TOKEN, Hint.MEAN_WORST_TOKEN, besides, Beside::worst);
        put(hints, Hint.MEANING, Hint.MEAN_MEANING, besides, Beside::meaning);
        put(hints, Hint.WORDS, Hint.MEAN_WORDS, besides, Beside::words);
        return hints;
    }

    private static void put(
            Map<Hint, Double> hints, Hint best, Hint mean, List<Beside> besides, ToDoubleFunction<Beside> value) {
        hints.put(best, besides.stream().mapToDouble(value).max().orElse(0));
        hints.put(mean, besides.stream().mapToDouble(value).average().orElse(0));
    }
}
