package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.metric.Ranking;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of importing a folder and asking its queries.
 *
 * @param store the name of what held it
 * @param importSeconds from the first text read to the last one searchable
 * @param stages where the import spent them
 */
record RetrievalRun(String store, BeirFolder folder, double importSeconds, Stages stages, List<Answer> answers) {

    private static final int K = 10;

    /** What a query found, in how much time. */
    record Answer(BeirFolder.Text query, List<Hit> hits, double millis) {

        Ranking ranking(Map<String, Integer> grades) {
            return new Ranking(
                    hits.stream().map(hit -> hit.passage().sourceId()).toList(), grades);
        }
    }

    static RetrievalRun of(BeirFolder folder, int queries, Store.Choice choice) throws IOException {
        Stages stages = new Stages();
        try (Store store = choice.create(stages, new InProcessEmbeddingModels())) {
            Merchant merchant = new Merchant(store.merchant(), folder.locale());
            KnowledgeBase knowledge = store.knowledge();
            long start = System.nanoTime();
            knowledge
                    .importer()
                    .importTexts(merchant, folder.documents().stream().flatMap(RetrievalRun::plain));
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Answer> answers = folder.queries().stream()
                    .limit(queries)
                    .map(query -> ask(knowledge, merchant, query))
                    .toList();
            return new RetrievalRun(store.name(), folder, seconds, stages, answers);
        }
    }

    /** A document without a text is its title; one without either is nothing to find. */
    private static Stream<PlainText> plain(BeirFolder.Text document) {
        if (!document.text().isBlank()) {
            return Stream.of(new PlainText(document.id(), document.title(), document.text(), document.product()));
        }
        return document.title().isBlank()
                ? Stream.empty()
                : Stream.of(new PlainText(document.id(), "", document.title(), document.product()));
    }

    private static Answer ask(KnowledgeBase knowledge, Merchant merchant, BeirFolder.Text query) {
        long start = System.nanoTime();
        List<Hit> hits =
                knowledge.retrieval().search(new SearchRequest(merchant, query.text(), K, Set.of(), query.product()));
        return new Answer(query, hits, (System.nanoTime() - start) / 1e6);
    }

    /** Scores are means over the queries that have something to find; times are of all. */
    String json() {
        List<Ranking> rankings = answers.stream()
                .map(answer -> answer.ranking(
                        folder.grades().getOrDefault(answer.query().id(), Map.of())))
                .filter(Ranking::isAnswerable)
                .toList();
        return String.format(
                Locale.ROOT,
                "{\"set\":%s,\"peer\":%s,\"docs\":%d,\"queries\":%d,\"docs_per_s\":%.1f,"
                        + "\"ndcg10\":%.4f,\"mrr10\":%.4f,\"recall10\":%.4f,\"hit1\":%.4f,"
                        + "\"p50_ms\":%.2f,\"p95_ms\":%.2f,"
                        + "\"rows_s\":%.2f,\"embed_s\":%.2f,\"index_s\":%.2f}",
                JsonMapper.shared().writeValueAsString(folder.name()),
                JsonMapper.shared().writeValueAsString(store),
                folder.documents().size(),
                rankings.size(),
                folder.documents().size() / importSeconds,
                mean(rankings, ranking -> ranking.ndcg(K)),
                mean(rankings, ranking -> ranking.reciprocalRank(K)),
                mean(rankings, ranking -> ranking.recall(K)),
                mean(rankings, ranking -> ranking.hit(1)),
                millis(0.5),
                millis(0.95),
                stages.rowsSeconds(),
                stages.embeddingSeconds(),
                stages.indexingSeconds());
    }

    private static double mean(List<Ranking> rankings, ToDoubleFunction<Ranking> metric) {
        return rankings.stream().mapToDouble(metric).average().orElse(0);
    }

    private double millis(double share) {
        List<Double> sorted = answers.stream().map(Answer::millis).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * share));
    }

    /** The lines of a TREC run. */
    Stream<String> trec() {
        return answers.stream()
                .flatMap(answer -> IntStream.range(0, answer.hits().size()).mapToObj(rank -> trec(answer, rank)));
    }

    private String trec(Answer answer, int rank) {
        Hit hit = answer.hits().get(rank);
        return String.format(
                Locale.ROOT,
                "%s/%s Q0 %s %d %.6f zhanggui",
                folder.name(),
                answer.query().id(),
                hit.passage().sourceId(),
                rank + 1,
                hit.score());
    }
}
