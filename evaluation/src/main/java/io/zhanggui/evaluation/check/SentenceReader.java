package io.zhanggui.evaluation.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads texts sentence by sentence: their words, and the vectors that the in-process models give to their tokens. The latest
 * sentences are remembered; what is read does not depend on it. Thread-safe; checks share one.
 */
public final class SentenceReader {

    private static final int REMEMBERED = 2_000;
    private static final int LONGEST = 1_200;
    private static final int LONGEST_QUESTION = 400;
    private static final int SHORTEST = 12;

    private static final Pattern ENDS =
            Pattern.compile("\\R|(?<=[。！？；!?;])(?![”’\"』」）)])|(?<=\\.[”\"’)]?)\\s+(?=[\"“(]?[\\p{Lu}\\p{N}])");

    private final InProcessEmbeddingModels models;
    private final Cache<Known, Sentence> remembered;

    private record Known(String text, Language language) {}

    public SentenceReader(InProcessEmbeddingModels models) {
        this(models, REMEMBERED);
    }

    /** @param most how many sentences are remembered; each takes 2 kB for a token */
    public SentenceReader(InProcessEmbeddingModels models, int most) {
        this.models = models;
        this.remembered = Caffeine.newBuilder().maximumSize(most).build();
    }

    Sentence read(String text, Language language) {
        Known known = new Known(text, language);
        Sentence sentence = remembered.getIfPresent(known);
        if (sentence == null) {
            sentence = new Sentence(
                    text,
                    Words.of(text),
                    models.tokensForLocale(language.locale()).encode(text));
            remembered.put(known, sentence);
        }
        return sentence;
    }

    /** A question is read as one; what is longer than any question is cut. */
    Sentence readQuestion(String text, Language language) {
        String question = text.strip();
        return read(question.substring(0, Math.min(LONGEST_QUESTION, question.length())), language);
    }

    /** The sentences of a text; one of a few letters goes with the next, as the number of a list does. */
    static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String piece : ENDS.splitAsStream(text).toList()) {
            for (String part : parts(piece.strip())) {
                open.append(open.isEmpty() ? "" : " ").append(part);
                if (weight(open) >= SHORTEST) {
                    sentences.add(open.toString());
                    open.setLength(0);
                }
            }
        }
        if (!open.isEmpty()) {
            sentences.add(open.toString());
        }
        return sentences;
    }

    private static List<String> parts(String piece) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < piece.length(); from += LONGEST) {
            parts.add(piece.substring(from, Math.min(piece.length(), from + LONGEST)));
        }
        return parts;
    }

    /** Letters and digits, a Chinese character as three. */
    private static int weight(CharSequence text) {
        return text.codePoints()
                .map(character -> Language.isChinese(character) ? 3 : Character.isLetterOrDigit(character) ? 1 : 0)
                .sum();
    }
}
