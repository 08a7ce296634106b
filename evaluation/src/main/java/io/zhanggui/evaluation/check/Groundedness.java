package io.zhanggui.evaluation.check;

import io.zhanggui.knowledge.index.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges, sentence by sentence, whether an answer stands in the passages it was given: by the words, word pairs and word order
 * that they share, by the nearest token vectors, by numbers, names and negations. A logistic model weighs these clues, one
 * for Chinese and one for English; a sentence that stands in a passage as a whole scores 1. No generative model, no network;
 * the same input always gets the same score. Thread-safe.
 */
public final class Groundedness {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final SentenceReader reader;
    private final Weights<Clue> weights = Weights.read("groundedness.tsv", Clue.class);

    public Groundedness(SentenceReader reader) {
        this.reader = reader;
    }

    /**
     * @param question what the answer answers, if anything: words that it repeats prove nothing
     * @param passages what it may rely on; none bears out nothing
     */
    public Grounding of(String answer, @Nullable String question, List<String> passages) {
        Language language = Language.of(answer);
        Evidence evidence = Evidence.of(passages, language, reader);
        List<Grounding.Sentence> sentences = new ArrayList<>();
        double sum = 0;
        double all = 0;
        for (String text : SentenceReader.split(answer)) {
            int words = Words.of(text).size();
            if (words > 0) {
                Grounding.Sentence judged = standing(text, evidence).orElseGet(() -> judge(text, question, evidence));
                sentences.add(judged);
                sum += judged.score() * words;
                all += words;
            }
        }
        return new Grounding(all == 0 ? 0 : sum / all, sentences);
    }

    /** A sentence that stands in a passage as a whole: no model is needed to see it. */
    private static Optional<Grounding.Sentence> standing(String text, Evidence evidence) {
        String plain = plain(text);
        return evidence.pieces().stream()
                .filter(piece -> plain(piece.text()).equals(plain))
                .findFirst()
                .map(piece -> new Grounding.Sentence(text, 1, piece.passage()));
    }

    private Grounding.Sentence judge(String text, @Nullable String question, Evidence evidence) {
        Language language = evidence.language();
        Sentence asked = question == null || question.isBlank() ? null : reader.readQuestion(question, language);
        Comparison comparison = Comparison.of(reader.read(text, language), asked, evidence);
        int passage =
                comparison.nearest().map(nearest -> nearest.piece().passage()).orElse(-1);
        return new Grounding.Sentence(text, weights.probability(language, comparison.clues()), passage);
    }

    private static String plain(String text) {
        return NO_LETTERS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
