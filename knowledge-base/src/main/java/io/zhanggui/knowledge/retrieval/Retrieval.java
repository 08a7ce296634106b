package io.zhanggui.knowledge.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Passages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the passages that speak of what a text asks: by meaning and by keyword, fused into one ranking. What it returns
 * is the current state of the rows, whatever the index still holds. Of one source come at most three hits, unless the
 * request names a product.
 *
 * <p>Thread-safe.
 */
public final class Retrieval {

    /** What is beyond is not read: a longer text is no query. */
    private static final int TEXT_LIMIT = 2_000;

    private static final int MOST_CANDIDATES = 3_200;

    private final KnowledgeIndex index;
    private final EmbeddingModels models;
    private final Passages passages;

    public Retrieval(KnowledgeIndex index, EmbeddingModels models, Passages passages) {
        this.index = index;
        this.models = models;
        this.passages = passages;
    }

    /** The best hits first; fewer than asked for where there are no more. A blank text finds nothing. */
    public List<Hit> search(SearchRequest request) {
        String text = cut(request.text().strip());
        if (text.isEmpty()) {
            return List.of();
        }
        NamedModel model = models.forLocale(request.merchant().locale());
        Embedding vector = model.model().embed(text).content();
        IndexVersion version = new IndexVersion(request.merchant().id(), model.name(), vector.dimension());
        int candidates = Math.max(50, 3 * request.k());
        while (true) {
            List<IndexHit> found = index.search(
                    version, new IndexQuery(text, vector, candidates, request.kinds(), request.productCode()));
            List<Hit> hits = hits(request, text, found);
            if (hits.size() == request.k() || found.size() < candidates || candidates >= MOST_CANDIDATES) {
                return hits;
            }
            candidates *= 4;
        }
    }

    private List<Hit> hits(SearchRequest request, String text, List<IndexHit> found) {
        List<Scored> ranking = Fusion.rank(found);
        Map<String, Passage> rows = rows(request.merchant(), ranking);
        List<Hit> current = new ArrayList<>();
        for (Scored scored : ranking) {
            Passage row = rows.get(scored.passageId());
            if (row != null) {
                current.add(scored.of(row));
            }
        }
        return Diversity.best(Mention.preferred(text, current), request);
    }

    private Map<String, Passage> rows(Merchant merchant, List<Scored> ranking) {
        return passages.find(
                merchant.id(), ranking.stream().map(Scored::passageId).toList());
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, TEXT_LIMIT)));
    }
}
