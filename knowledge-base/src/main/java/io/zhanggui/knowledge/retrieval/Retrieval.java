package io.zhanggui.knowledge.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.index.IndexBuild;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexVersions;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Passages;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the passages that speak of what a text asks: by meaning and by keyword, fused into one ranking. What it returns
 * is the current state of the rows, whatever the index still holds, and valid now. Of one source come at most three hits, unless the
 * request names a product.
 *
 * <p>Thread-safe.
 */
public final class Retrieval {

    /** What is beyond is not read: a longer text is no query. */
    private static final int TEXT_LIMIT = 2_000;

    /** What one look of an embedding model takes in, about. */
    private static final int EMBEDDED_LIMIT = 500;

    private static final int FEWEST_CANDIDATES = 100;
    private static final int MOST_CANDIDATES = 3_200;

    private static final Logger log = LoggerFactory.getLogger(Retrieval.class);

    private final KnowledgeIndex index;
    private final IndexVersions versions;
    private final EmbeddingModels models;
    private final Passages passages;
    private final Clock clock;
    private final Reranking reranking;
    private final Consumer<Duration> timed;

    /**
     * @param clock by which passages are valid or not
     */
    public Retrieval(
            KnowledgeIndex index, IndexVersions versions, EmbeddingModels models, Passages passages, Clock clock) {
        this(index, versions, models, passages, clock, Reranking.NONE, took -> {});
    }

    private Retrieval(
            KnowledgeIndex index,
            IndexVersions versions,
            EmbeddingModels models,
            Passages passages,
            Clock clock,
            Reranking reranking,
            Consumer<Duration> timed) {
        this.index = index;
        this.versions = versions;
        this.models = models;
        this.passages = passages;
        this.clock = clock;
        this.reranking = reranking;
        this.timed = timed;
    }

    /** The same, telling how long each search took. */
    public Retrieval timed(Consumer<Duration> listener) {
        return new Retrieval(index, versions, models, passages, clock, reranking, listener);
    }

    /** The same, with a model that puts the head of each ranking in order. */
    public Retrieval reranked(Reranking other) {
        return new Retrieval(index, versions, models, passages, clock, other, timed);
    }

    /** The best hits first; fewer than asked for where there are no more. A blank text finds nothing. */
    public List<Hit> search(SearchRequest request) {
        long start = System.nanoTime();
        List<Hit> hits = within(request, reranking.appliesTo(request)).best();
        timed.accept(Duration.ofNanos(System.nanoTime() - start));
        return hits;
    }

    /** The same search, with why each hit stands where it stands. */
    public Explanation explain(SearchRequest request) {
        return within(request, true).explained();
    }

    /**
     * @param whole whether the ranking is wanted to its end
     */
    private Found within(SearchRequest request, boolean whole) {
        return Tenancy.within(request.merchant().id(), () -> find(request, whole));
    }

    private Found find(SearchRequest request, boolean whole) {
        String text = cut(request.text().strip(), TEXT_LIMIT);
        if (text.isEmpty()) {
            return Found.NOTHING;
        }
        IndexBuild serving = versions.serving(request.merchant());
        Found found = find(request, text, serving, whole);
        if (found.fused().isEmpty() && !serving.equals(versions.serving(request.merchant()))) {
            return find(request, text, versions.serving(request.merchant()), whole);
        }
        return found;
    }

    private Found find(SearchRequest request, String text, IndexBuild serving, boolean whole) {
        Search search = new Search(
                request,
                text,
                vector(cut(text, EMBEDDED_LIMIT), serving, request.merchant()).orElse(null),
                serving.version(),
                mentionedCodes(request, text),
                clock.instant(),
                whole);
        CurrentRows rows =
                new CurrentRows(ids -> passages.validAt(request.merchant().id(), search.at(), ids));
        int candidates = Math.max(FEWEST_CANDIDATES, 3 * request.k());
        List<IndexHit> entries = candidates(search, candidates);
        Found found = search.ranked(entries, rows);
        while (found.best().size() < request.k() && entries.size() >= candidates && candidates < MOST_CANDIDATES) {
            candidates *= 4;
            entries = candidates(search, candidates);
            found = search.ranked(entries, rows);
        }
        return reordered(request, found);
    }

    private Found reordered(SearchRequest request, Found found) {
        return reranking
                .reordered(request, found.ranking())
                .map(ranking -> found.reordered(ranking, Diversity.best(ranking, request)))
                .orElse(found);
    }

    /** None where the model of the index gives none: keywords search alone then. */
    private Optional<Embedding> vector(String text, IndexBuild serving, Merchant merchant) {
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

    private Set<String> mentionedCodes(SearchRequest request, String text) {
        return request.productCode() != null
                ? Set.of()
                : passages.productCodes(request.merchant().id(), Mention.possibleCodes(text));
    }

    /** What the index finds anywhere, and what it finds of the products that the text names by code. */
    private List<IndexHit> candidates(Search search, int candidates) {
        Set<IndexHit> found = new LinkedHashSet<>(index.search(
                search.version(), search.query(candidates, search.request().productCode())));
        for (String code : search.mentionedCodes()) {
            found.addAll(index.search(search.version(), search.query(FEWEST_CANDIDATES, code)));
        }
        return List.copyOf(found);
    }

    private static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit));
    }
}
