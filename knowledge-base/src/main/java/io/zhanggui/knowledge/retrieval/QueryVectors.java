package io.zhanggui.knowledge.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.index.IndexBuild;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vectors of queries, by the model that made the index. */
record QueryVectors(EmbeddingModels models) {

    private static final Logger log = LoggerFactory.getLogger(QueryVectors.class);

    /** None where the model of the index gives none: keywords search alone then. */
    Optional<Embedding> of(String text, IndexBuild serving, Merchant merchant) {
        Optional<NamedModel> model = models.named(serving.model(), merchant);
        if (model.isEmpty()) {
            log.warn(
                    "The model {} of the index of {} is no more: keywords search alone",
                    serving.model(),
                    merchant.id());
            return Optional.empty();
        }
        try {
            Embedding vector = model.get().model().embed(text).content();
            if (vector.dimension() == serving.version().dimension()) {
                return Optional.of(vector);
            }
            log.warn(
                    "{} gives {} numbers and not {}: keywords search alone",
                    serving.model(),
                    vector.dimension(),
                    serving.version().dimension());
        } catch (EmbeddingUnavailable down) {
            log.warn(
                    "{} gives no vector for a question of {}: keywords search alone",
                    serving.model(),
                    merchant.id(),
                    down);
        }
        return Optional.empty();
    }
}
