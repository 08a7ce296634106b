package io.zhanggui.assistant.support;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Vectors of sentences, the latest used ones kept: documents change rarely and are read often. Thread-safe. */
@Component
class SentenceVectors {

    private static final int KEPT = 5_000;

    private final EmbeddingModels models;
    private final Cache<Key, Embedding> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    SentenceVectors(EmbeddingModels models) {
        this.models = models;
    }

    private record Key(String model, String text) {}

    /** The vectors of the texts, in their order. */
    List<Embedding> of(Locale locale, List<String> texts) {
        EmbeddingModels.NamedModel named = models.forLocale(locale);
        List<Key> keys = texts.stream().map(text -> new Key(named.name(), text)).toList();
        Map<Key, Embedding> vectors = kept.getAll(keys, missing -> learn(named.model(), List.copyOf(missing)));
        return keys.stream()
                .map(key -> Objects.requireNonNull(vectors.get(key)))
                .toList();
    }

    private static Map<Key, Embedding> learn(EmbeddingModel model, List<Key> keys) {
        List<Embedding> vectors = model.embedAll(
                        keys.stream().map(key -> TextSegment.from(key.text())).toList())
                .content();
        return IntStream.range(0, keys.size()).boxed().collect(toMap(keys::get, vectors::get));
    }
}
