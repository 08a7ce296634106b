package io.zhanggui.assistant.support;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.store.embedding.CosineSimilarity;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the words of documents that answer a question, to be quoted as they stand. Thread-safe. */
@Component
class Excerpts {

    private static final int PASSAGES = 4;
    private static final int SENTENCES = 50;
    private static final int WHOLE = 340;

    private final SentenceVectors vectors;

    Excerpts(SentenceVectors vectors) {
        this.vectors = vectors;
    }

    /**
     * A sentence or table row of a document.
     *
     * @param at index of the sentence in its passage
     */
    private record Place(PassageEvidence passage, List<String> sentences, int at) {

        String text() {
            return sentences.get(at);
        }
    }

    /** What of passages by falling rank may answer, the best excerpt first. */
    List<Excerpt> of(MerchantAccount shop, Reading reading, List<PassageEvidence> ranked) {
        List<Place> places = ranked.stream()
                .limit(PASSAGES)
                .flatMap(passage -> places(passage).stream())
                .limit(SENTENCES)
                .toList();
        if (places.isEmpty()) {
            return List.of();
        }
        List<Embedding> asked = vectors.of(shop.locale(), List.of(reading.text(), reading.expanded()));
        List<Embedding> told = vectors.of(
                shop.locale(),
                places.stream()
                        .map(place -> place.passage().passage().place() + " " + place.text())
                        .toList());
        List<Excerpt> excerpts = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            excerpts.add(excerpt(
                    reading,
                    places.get(i),
                    CosineSimilarity.between(asked.get(0), told.get(i)),
                    CosineSimilarity.between(asked.get(1), told.get(i))));
        }
        return excerpts.stream()
                .sorted(Comparator.comparingDouble(Excerpt::score).reversed())
                .toList();
    }

    private static List<Place> places(PassageEvidence evidence) {
        List<String> sentences = Sentences.of(evidence.passage().text());
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).strip().length() > 3) {
                places.add(new Place(evidence, sentences, i));
            }
        }
        return places;
    }

    private static Excerpt excerpt(Reading reading, Place place, double cosine, double properCosine) {
        Set<String> asked = reading.concepts();
        Passage passage = place.passage().passage();
        Set<String> told = reading.lexicon().conceptsIn(Reading.normalised(passage.place() + " " + place.text()));
        long shared = asked.stream().filter(told::contains).count();
        List<Token> words = Token.of(Reading.normalised(place.text()));
        double said = Runs.common(reading.tokens(), reading.empty(), words, 2).stream()
                .mapToDouble(Runs.Run::weight)
                .sum();
        return new Excerpt(
                place.passage(),
                around(place).strip(),
                cosine,
                properCosine,
                asked.isEmpty() ? 0 : (double) shared / asked.size(),
                Math.min(said, 8) / 8);
    }

    /** The whole passage if it is short, else the sentences around this one. */
    private static String around(Place place) {
        List<String> sentences = place.sentences();
        int from = place.at();
        int to = place.at() + 1;
        int length = place.text().length();
        while (true) {
            if (from > 0 && length + sentences.get(from - 1).length() <= WHOLE) {
                length += sentences.get(--from).length();
            } else if (to < sentences.size() && length + sentences.get(to).length() <= WHOLE) {
                length += sentences.get(to++).length();
            } else {
                return String.join("", sentences.subList(from, to));
            }
        }
    }
}
