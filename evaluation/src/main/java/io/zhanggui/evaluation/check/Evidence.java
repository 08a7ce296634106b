package io.zhanggui.evaluation.check;

import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences of passages.
 *
 * @param passages as they were given
 * @param words all their words
 */
record Evidence(
        List<String> passages, List<Piece> pieces, Set<String> words, Language language, SentenceReader reader) {

    /** So many of them the model reads for a sentence: those that share most words with it. */
    private static final int READ = 32;

    /** A sentence of a passage, with its words. */
    record Piece(int passage, String text, Set<String> words) {}

    static Evidence of(List<String> passages, Language language, SentenceReader reader) {
        List<Piece> pieces = new ArrayList<>();
        for (int passage = 0; passage < passages.size(); passage++) {
            for (String sentence : SentenceReader.split(passages.get(passage))) {
                pieces.add(new Piece(passage, sentence, Set.copyOf(Words.of(sentence))));
            }
        }
        Set<String> words =
                pieces.stream().flatMap(piece -> piece.words().stream()).collect(Collectors.toSet());
        return new Evidence(List.copyOf(passages), List.copyOf(pieces), words, language, reader);
    }

    /** The sentences that share most with these words, in their order. */
    List<Piece> near(Collection<String> words) {
        Set<String> wanted = new HashSet<>(words);
        return pieces.stream()
                .sorted(Comparator.comparingDouble((Piece piece) -> -shared(wanted, piece)))
                .limit(READ)
                .toList();
    }

    private static double shared(Set<String> wanted, Piece piece) {
        return wanted.stream()
                .filter(piece.words()::contains)
                .mapToDouble(FunctionWords::wordWeight)
                .sum();
    }

    Sentence read(Piece piece) {
        return reader.read(piece.text(), language);
    }
}
