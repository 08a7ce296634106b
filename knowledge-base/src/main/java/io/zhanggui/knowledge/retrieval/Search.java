package io.zhanggui.knowledge.retrieval;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexFilter;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * A search under way.
 *
 * @param wording how the text may be said otherwise
 * @param vector of the text; null where no model gives one
 * @param otherVector of the text in the words that the shop uses; null where it has no others
 * @param mentionedCodes of the products that the text names by code
 * @param at the moment at which passages have to hold
 * @param whole whether the ranking is wanted to its end
 */
record Search(
        SearchRequest request,
        String text,
        Wording wording,
        @Nullable Embedding vector,
        @Nullable Embedding otherVector,
        IndexVersion version,
        Set<String> mentionedCodes,
        Instant at,
        boolean whole) {

    /** Of so many passages for each hit asked for, some are gone, expired or one too many of a source. */
    private static final int READ_PER_HIT = 3;

    /** Cosine of two texts that differ in next to nothing. */
    private static final double SAME = 0.95;

    /** The coverage of a text with all words of the query, up to rounding. */
    private static final double ALL = 1 - 1e-6;

    IndexQuery query(int candidates, @Nullable String productCode) {
        return query(vector, candidates, productCode);
    }

    private IndexQuery query(@Nullable Embedding by, int candidates, @Nullable String productCode) {
        return new IndexQuery(
                text,
                wording.alternatives(),
                by,
                candidates,
                IndexFilter.ofKinds(request.kinds())
                        .within(productCode)
                        .inCategory(request.category())
                        .inLanguage(request.language())
                        .validAt(at));
    }

    /** The same, asked in the words that the shop uses. */
    Optional<IndexQuery> otherQuery(int candidates, @Nullable String productCode) {
        return Optional.ofNullable(otherVector).map(other -> query(other, candidates, productCode));
    }

    /** The same search with another wording. */
    Search said(Wording other, @Nullable Embedding itsVector) {
        return new Search(request, text, other, vector, itsVector, version, mentionedCodes, at, whole);
    }

    /** Whether a text asks nearly the same, or has all that was typed: nothing was mistyped then. */
    boolean answers(List<IndexHit> hits) {
        return hits.stream().anyMatch(hit -> hit.vectorScore() >= SAME || hit.coverage() >= ALL);
    }

    /** Each entry once, in the order in which they were found, as near to the query as the nearer of its two wordings is. */
    List<IndexHit> once(Collection<IndexHit> hits) {
        Map<Entry, IndexHit> byEntry = new LinkedHashMap<>();
        hits.forEach(hit -> byEntry.putIfAbsent(new Entry(hit.passageId(), hit.ordinal()), hit));
        Embedding asked = vector;
        Embedding other = otherVector;
        return asked == null || other == null
                ? List.copyOf(byEntry.values())
                : byEntry.values().stream()
                        .map(hit -> hit.near(Math.max(cosine(asked, hit), cosine(other, hit))))
                        .toList();
    }

    /** By which two hits are of the same entry: to compare whole hits is to compare their vectors. */
    private record Entry(String passageId, int ordinal) {}

    private static double cosine(Embedding query, IndexHit hit) {
        return VectorUtil.dotProduct(query.vector(), hit.vector().vector());
    }

    /** The ranking of what the index found; reads no more rows than its best hits depend on, unless all are wanted. */
    Found ranked(List<IndexHit> entries, CurrentRows rows) {
        List<Scored> fused = Fusion.rank(text, vector == null ? SharedWords.instead(text, entries) : entries);
        if (!whole && mentionedCodes.isEmpty()) {
            Found head = found(fused, head(fused, rows));
            if (head.best().size() == request.k()) {
                return head;
            }
        }
        return found(fused, Mention.preferred(text, mentionedCodes, rows.hits(fused)));
    }

    /** The head of the ranking; nothing where the text mentions a product, which may raise a hit from anywhere. */
    private List<Hit> head(List<Scored> fused, CurrentRows rows) {
        int length = Math.min(READ_PER_HIT * request.k(), fused.size());
        List<Scored> head = fused.subList(0, length);
        Predicate<String> possibleTitle = Mention.possibleTitle(text);
        Stream<Scored> called = fused.stream()
                .skip(length)
                .filter(scored -> possibleTitle.test(scored.entry().text()));
        List<Hit> read = rows.hits(Stream.concat(head.stream(), called).toList());
        return Mention.products(text, mentionedCodes, read).isEmpty() ? rows.hits(head) : List.of();
    }

    private Found found(List<Scored> fused, List<Hit> ranking) {
        Map<String, Double> scores = fused.stream().collect(toMap(Scored::passageId, Scored::score));
        Set<String> raised = ranking.stream()
                .filter(hit -> hit.score() > scores.getOrDefault(hit.passage().id(), 1.0))
                .map(hit -> hit.passage().id())
                .collect(toSet());
        return new Found(
                text, vector == null, false, fused, ranking, raised, Diversity.best(ranking, request), wording);
    }
}
