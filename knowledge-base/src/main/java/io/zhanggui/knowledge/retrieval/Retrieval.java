package io.zhanggui.knowledge.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.IndexFilter;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Passages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private final KnowledgeIndex index;
    private final EmbeddingModels models;
    private final Passages passages;
    private final Clock clock;
    private final Consumer<Duration> timed;

    /**
     * @param clock by which passages are valid or not
     */
    public Retrieval(KnowledgeIndex index, EmbeddingModels models, Passages passages, Clock clock) {
        this(index, models, passages, clock, took -> {});
    }

    private Retrieval(
            KnowledgeIndex index, EmbeddingModels models, Passages passages, Clock clock, Consumer<Duration> timed) {
        this.index = index;
        this.models = models;
        this.passages = passages;
        this.clock = clock;
        this.timed = timed;
    }

    /** The same, telling how long each search took. */
    public Retrieval timed(Consumer<Duration> listener) {
        return new Retrieval(index, models, passages, clock, listener);
    }

    /** The best hits first; fewer than asked for where there are no more. A blank text finds nothing. */
    public List<Hit> search(SearchRequest request) {
        long start = System.nanoTime();
        List<Hit> hits = within(request).best();
        timed.accept(Duration.ofNanos(System.nanoTime() - start));
        return hits;
    }

    /** The same search, with why each hit stands where it stands. */
    public Explanation explain(SearchRequest request) {
        return within(request).explained();
    }

    private Found within(SearchRequest request) {
        return Tenancy.within(request.merchant().id(), () -> find(request));
    }

    private Found find(SearchRequest request) {
        String text = cut(request.text().strip(), TEXT_LIMIT);
        if (text.isEmpty()) {
            return Found.NOTHING;
        }
        NamedModel model = models.forLocale(request.merchant().locale());
        Embedding vector = model.model().embed(cut(text, EMBEDDED_LIMIT)).content();
        Search search = new Search(
                request,
                text,
                vector,
                new IndexVersion(request.merchant().id(), model.name(), vector.dimension()),
                mentionedCodes(request, text),
                clock.instant());
        int candidates = Math.max(FEWEST_CANDIDATES, 3 * request.k());
        List<IndexHit> entries = candidates(search, candidates);
        Found found = ranked(search, entries);
        while (found.best().size() < request.k() && entries.size() >= candidates && candidates < MOST_CANDIDATES) {
            candidates *= 4;
            entries = candidates(search, candidates);
            found = ranked(search, entries);
        }
        return found;
    }

    /** A search under way. */
    private record Search(
            SearchRequest request,
            String text,
            Embedding vector,
            IndexVersion version,
            Set<String> mentionedCodes,
            Instant at) {

        IndexQuery query(int candidates, @Nullable String productCode) {
            return new IndexQuery(
                    text,
                    vector,
                    candidates,
                    IndexFilter.ofKinds(request.kinds())
                            .within(productCode)
                            .inCategory(request.category())
                            .inLanguage(request.language())
                            .validAt(at));
        }
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

    private Found ranked(Search search, List<IndexHit> entries) {
        List<Scored> fused = Fusion.rank(search.text(), entries);
        Map<String, Passage> rows = passages.validAt(
                search.request().merchant().id(),
                search.at(),
                fused.stream().map(Scored::passageId).toList());
        List<Hit> current = new ArrayList<>();
        for (Scored scored : fused) {
            Passage row = rows.get(scored.passageId());
            if (row != null) {
                current.add(scored.of(row));
            }
        }
        List<Hit> ranking = Mention.preferred(search.text(), search.mentionedCodes(), current);
        return new Found(search.text(), fused, ranking, Diversity.best(ranking, search.request()));
    }

    private static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit));
    }
}
