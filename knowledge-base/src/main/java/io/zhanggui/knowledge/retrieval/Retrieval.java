package io.zhanggui.knowledge.retrieval;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.index.IndexBuild;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.IndexVersions;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.ingest.Passages;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final IndexVersions versions;
    private final QueryVectors vectors;
    private final Wordings wordings;
    private final Passages passages;
    private final Clock clock;
    private final Reranking reranking;
    private final Consumer<Duration> timed;

    /**
     * @param clock by which passages are valid or not
     */
    public Retrieval(
            KnowledgeIndex index,
            IndexVersions versions,
            EmbeddingModels models,
            Synonyms synonyms,
            Passages passages,
            Clock clock) {
        this(
                index,
                versions,
                new QueryVectors(models),
                new Wordings(index, synonyms),
                passages,
                clock,
                Reranking.NONE,
                took -> {});
    }

    private Retrieval(
            KnowledgeIndex index,
            IndexVersions versions,
            QueryVectors vectors,
            Wordings wordings,
            Passages passages,
            Clock clock,
            Reranking reranking,
            Consumer<Duration> timed) {
        this.index = index;
        this.versions = versions;
        this.vectors = vectors;
        this.wordings = wordings;
        this.passages = passages;
        this.clock = clock;
        this.reranking = reranking;
        this.timed = timed;
    }

    /** The same, telling how long each search took. */
    public Retrieval timed(Consumer<Duration> listener) {
        return new Retrieval(index, versions, vectors, wordings, passages, clock, reranking, listener);
    }

    /** The same, with a model that puts the head of each ranking in order. */
    public Retrieval reranked(Reranking other) {
        return new Retrieval(index, versions, vectors, wordings, passages, clock, other, timed);
    }

    /** The best hits first; fewer than asked for where there are no more. A blank text finds nothing. */
    public List<Hit> search(SearchRequest request) {
        long start = System.nanoTime();
        List<Hit> hits = within(request, reranking.appliesTo(request)).best();
        timed.accept(Duration.ofNanos(System.nanoTime() - start));
        return hits;
    }

    /** The query in the shop's synonyms, the commonest first. At most three; none where the shop has no others. */
    public List<Reworded> reworded(Merchant merchant, String text) {
        return Tenancy.within(
                merchant.id(),
                () -> bySynonyms(merchant, versions.serving(merchant).version(), text)
                        .texts());
    }

    /**
     * The same with slips put right. At most three; none where nothing was surely mistyped. It looks through the words of the index, so
     * ask only where the query as it was typed finds no answer.
     */
    public List<Reworded> corrected(Merchant merchant, String text) {
        return Tenancy.within(merchant.id(), () -> {
            IndexVersion version = versions.serving(merchant).version();
            return wordings.corrected(bySynonyms(merchant, version, text), version).texts().stream()
                    .filter(Reworded::corrected)
                    .toList();
        });
    }

    private Wording bySynonyms(Merchant merchant, IndexVersion version, String text) {
        return wordings.bySynonyms(merchant.id(), version, cut(text.strip(), TEXT_LIMIT));
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
        Wording wording = wordings.bySynonyms(request.merchant().id(), serving.version(), text);
        Optional<Embedding> vector = vector(text, serving, request.merchant());
        Search search = new Search(
                request,
                text,
                wording,
                vector.orElse(null),
                vector.flatMap(typed -> otherVector(wording, serving, request.merchant()))
                        .orElse(null),
                serving.version(),
                mentionedCodes(request, text),
                clock.instant(),
                whole);
        int candidates = Math.max(FEWEST_CANDIDATES, 3 * request.k());
        List<IndexHit> entries = candidates(search, candidates);
        if (!search.answers(entries)) {
            Wording corrected = wordings.corrected(wording, serving.version());
            if (!corrected.equals(wording)) {
                search = search.said(corrected, correctedVector(search, corrected, serving));
                entries = candidates(search, candidates);
            }
        }
        return widened(search, candidates, entries);
    }

    /** Looks further where too few of what was found still hold. */
    private Found widened(Search search, int first, List<IndexHit> found) {
        SearchRequest request = search.request();
        CurrentRows rows =
                new CurrentRows(ids -> passages.validAt(request.merchant().id(), search.at(), ids));
        int candidates = first;
        List<IndexHit> entries = found;
        Found ranked = search.ranked(entries, rows);
        while (ranked.best().size() < request.k() && entries.size() >= candidates && candidates < MOST_CANDIDATES) {
            candidates *= 4;
            entries = candidates(search, candidates);
            ranked = search.ranked(entries, rows);
        }
        return reordered(request, ranked);
    }

    private Optional<Embedding> vector(String text, IndexBuild serving, Merchant merchant) {
        return vectors.of(cut(text, EMBEDDED_LIMIT), serving, merchant);
    }

    private Optional<Embedding> otherVector(Wording wording, IndexBuild serving, Merchant merchant) {
        return wording.text().flatMap(text -> vector(text, serving, merchant));
    }

    /** A model that gave no vector a moment ago is not asked again, nor one for the same words. */
    private @Nullable Embedding correctedVector(Search search, Wording corrected, IndexBuild serving) {
        return search.vector() == null
                        || corrected.text().equals(search.wording().text())
                ? search.otherVector()
                : otherVector(corrected, serving, search.request().merchant()).orElse(null);
    }

    private Found reordered(SearchRequest request, Found found) {
        return reranking
                .reordered(request, found.ranking())
                .map(ranking -> found.reordered(ranking, Diversity.best(ranking, request)))
                .orElse(found);
    }

    private Set<String> mentionedCodes(SearchRequest request, String text) {
        return request.productCode() != null
                ? Set.of()
                : passages.productCodes(request.merchant().id(), Mention.possibleCodes(text));
    }

    /** What the index finds anywhere, and what it finds of the products that the text names by code. */
    private List<IndexHit> candidates(Search search, int candidates) {
        String product = search.request().productCode();
        List<IndexHit> found = new ArrayList<>(index.search(search.version(), search.query(candidates, product)));
        search.otherQuery(candidates, product).ifPresent(other -> found.addAll(index.search(search.version(), other)));
        for (String code : search.mentionedCodes()) {
            found.addAll(index.search(search.version(), search.query(FEWEST_CANDIDATES, code)));
        }
        return search.once(found);
    }

    private static String cut(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit));
    }
}
