package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.index.Words;
import io.zhanggui.knowledge.retrieval.Explanation.Reasoned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a search came to.
 *
 * @param keywordsAlone whether no model gave the query a vector
 * @param reranked whether a model has put the ranking in order
 * @param fused both legs, deleted and expired passages among them
 * @param ranking the same without those, mentioned products raised; its head where no more was needed
 * @param raised the ids of the passages that were
 * @param best the head of the ranking that is answered
 * @param wording how the text may be said otherwise
 */
record Found(
        String text,
        boolean keywordsAlone,
        boolean reranked,
        List<Scored> fused,
        List<Hit> ranking,
        Set<String> raised,
        List<Hit> best,
        Wording wording) {

    static final Found NOTHING =
            new Found("", false, false, List.of(), List.of(), Set.of(), List.of(), new Wording("", List.of()));

    Found reordered(List<Hit> otherRanking, List<Hit> otherBest) {
        return new Found(text, keywordsAlone, true, fused, otherRanking, raised, otherBest, wording);
    }

    Explanation explained() {
        if (ranking.isEmpty()) {
            return new Explanation(List.of(), List.of(), keywordsAlone, reranked, wording.rewordings());
        }
        Map<String, Scored> scored = fused.stream().collect(toMap(Scored::passageId, one -> one));
        Map<String, Integer> byMeaning = ranks(fused, one -> one.entry().vectorScore());
        Map<String, Integer> byKeywords = ranks(
                fused.stream().filter(one -> one.entry().keywordScore() > 0).toList(),
                one -> one.entry().keywordScore());
        Set<String> asked = new HashSet<>(Words.of(text));
        wording.alternatives().forEach(other -> asked.addAll(other.words()));
        List<Reasoned> hits = new ArrayList<>();
        List<Reasoned> others = new ArrayList<>();
        Set<Hit> answered = new HashSet<>(best);
        for (int i = 0; i < ranking.size(); i++) {
            Hit hit = ranking.get(i);
            String id = hit.passage().id();
            Scored one = Objects.requireNonNull(scored.get(id));
            Reasoned reasoned = new Reasoned(
                    hit,
                    i + 1,
                    one.meaning(),
                    one.keywords(),
                    byMeaning.getOrDefault(id, 0),
                    byKeywords.getOrDefault(id, 0),
                    raised.contains(id),
                    shared(asked, hit.matchedText()));
            (answered.contains(hit) ? hits : others).add(reasoned);
        }
        return new Explanation(hits, others, keywordsAlone, reranked, wording.rewordings());
    }

    private static Map<String, Integer> ranks(List<Scored> of, ToDoubleFunction<Scored> by) {
        List<Scored> sorted = of.stream().sorted(comparingDouble(by).reversed()).toList();
        Map<String, Integer> ranks = new HashMap<>();
        for (int i = 0; i < sorted.size(); i++) {
            ranks.put(sorted.get(i).passageId(), i + 1);
        }
        return ranks;
    }

    private static Set<String> shared(Set<String> asked, String text) {
        Set<String> words = new HashSet<>(Words.of(text));
        words.retainAll(asked);
        return words;
    }
}
