package io.zhanggui.knowledge.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.Merchant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Models that remember the vectors of the texts they were asked for one by one: a question is searched for several times on
 * the way to its answer, and many shoppers ask the same. Thread-safe.
 */
public final class RememberingEmbeddingModels implements EmbeddingModels {

    /** Of each model; two megabytes. */
    private static final int TEXTS = 1_000;

    private final EmbeddingModels models;
    private final ConcurrentMap<NamedModel, NamedModel> remembering = new ConcurrentHashMap<>();

    public RememberingEmbeddingModels(EmbeddingModels models) {
        this.models = models;
    }

    @Override
    public NamedModel forLocale(Locale locale) {
        return remembering(models.forLocale(locale));
    }

    @Override
    public NamedModel forMerchant(Merchant merchant) {
        return remembering(models.forMerchant(merchant));
    }

    @Override
    public Optional<NamedModel> named(String name, Merchant merchant) {
        return models.named(name, merchant).map(this::remembering);
    }

    private NamedModel remembering(NamedModel model) {
        return remembering.computeIfAbsent(
                model, unknown -> new NamedModel(unknown.name(), new Remembering(unknown.model())));
    }

    private static final class Remembering implements EmbeddingModel {

        private final EmbeddingModel model;
        private final Cache<String, Embedding> known =
                Caffeine.newBuilder().maximumSize(TEXTS).build();

        Remembering(EmbeddingModel model) {
            this.model = model;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return segments.size() == 1 ? Response.from(List.of(one(segments.getFirst()))) : model.embedAll(segments);
        }

        /** Outside of the cache's locks: other questions need not wait for this one's model call. */
        private Embedding one(TextSegment segment) {
            Embedding before = known.getIfPresent(segment.text());
            if (before != null) {
                return before;
            }
            Embedding made = model.embed(segment).content();
            known.put(segment.text(), made);
            return made;
        }

        @Override
        public int dimension() {
            return model.dimension();
        }
    }
}
