package io.zhanggui.assistant.support;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Vectors of sentences, the latest used ones kept: documents change rarely and are read often. Thread-safe. */
@Component
class SentenceVectors {

    private static final int KEPT = 5_000;

    private final EmbeddingModels models;
    private final Map<Key, Embedding> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Embedding> eldest) {
            return size() > KEPT;
        }
    };

    SentenceVectors(EmbeddingModels models) {
        this.models = models;
    }

    private record Key(String model, String text) {}

    /** The vectors of the texts, in their order. */
    List<Embedding> of(Locale locale, List<String> texts) {
        EmbeddingModels.NamedModel named = models.forLocale(locale);
        Map<String, Embedding> known = known(named.name(), texts);
        List<String> missing = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            learn(named, missing, known);
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(text)))
                .toList();
    }

    private Map<String, Embedding> known(String model, List<String> texts) {
        Map<String, Embedding> known = new HashMap<>();
        synchronized (kept) {
            for (String text : texts) {
                Embedding vector = kept.get(new Key(model, text));
                if (vector != null) {
                    known.put(text, vector);
                }
            }
        }
        return known;
    }

    private void learn(EmbeddingModels.NamedModel named, List<String> texts, Map<String, Embedding> known) {
        EmbeddingModel model = named.model();
        List<Embedding> vectors =
                model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
        synchronized (kept) {
            for (int i = 0; i < texts.size(); i++) {
                known.put(texts.get(i), vectors.get(i));
                kept.put(new Key(named.name(), texts.get(i)), vectors.get(i));
            }
        }
    }
}
