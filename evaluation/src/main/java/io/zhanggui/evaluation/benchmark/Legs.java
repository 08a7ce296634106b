package io.zhanggui.evaluation.benchmark;

import static java.util.Comparator.comparingInt;

import io.zhanggui.knowledge.retrieval.Explanation;
import io.zhanggui.knowledge.retrieval.Explanation.Reasoned;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What each leg of a search alone would have answered, as ids of documents.
 *
 * @param byMeaning by the cosine alone
 * @param byKeyword by BM25 alone
 */
record Legs(List<String> byMeaning, List<String> byKeyword) {

    static Legs of(Explanation explanation) {
        List<Reasoned> all = Stream.concat(explanation.hits().stream(), explanation.others().stream())
                .toList();
        return new Legs(ranked(all, Reasoned::meaningRank), ranked(all, Reasoned::keywordRank));
    }

    private static List<String> ranked(List<Reasoned> all, ToIntFunction<Reasoned> rank) {
        return all.stream()
                .filter(reasoned -> rank.applyAsInt(reasoned) > 0)
                .sorted(comparingInt(rank))
                .map(reasoned -> reasoned.hit().passage().sourceId())
                .distinct()
                .toList();
    }
}
