package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.metric.Ranking;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /**
     * What a query found, in how much time.
     *
     * @param legs what each leg alone would have answered, if that was asked for
     */
    record Answer(
            BeirFolder.Text query,
            List<Hit> hits,
            double millis,
            @Nullable Legs legs) {

        Ranking ranking(Map<String, Integer> grades) {
            return new Ranking(
                    hits.stream().map(hit -> hit.passage().sourceId()).toList(), grades);
        }
    }

    static RetrievalRun of(BeirFolder folder, int queries, Store.Choice choice, boolean legs) throws IOException {
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
                    .map(query -> ask(knowledge, merchant, query, legs))
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

    private static Answer ask(KnowledgeBase knowledge, Merchant merchant, BeirFolder.Text query, boolean legs) {
        SearchRequest request = new SearchRequest(merchant, query.text(), K, Set.of(), query.product());
        long start = System.nanoTime();
        List<Hit> hits = knowledge.retrieval().search(request);
        double millis = (System.nanoTime() - start) / 1e6;
        return new Answer(
                query, hits, millis, legs ? Legs.of(knowledge.retrieval().explain(request)) : null);
    }

    /** Scores are means over the queries that have something to find; times are of all. */
    String json() {
        List<Ranking> rankings = rankings(answer -> answer.ranking(grades(answer)));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("set", folder.name());
        line.put("peer", store);
        line.put("docs", folder.documents().size());
        line.put("queries", rankings.size());
        line.put("docs_per_s", rounded(folder.documents().size() / importSeconds, 1));
        line.put("ndcg10", ndcg(rankings));
        line.put("mrr10", rounded(mean(rankings, ranking -> ranking.reciprocalRank(K)), 4));
        line.put("recall10", rounded(mean(rankings, ranking -> ranking.recall(K)), 4));
        line.put("hit1", rounded(mean(rankings, ranking -> ranking.hit(1)), 4));
        line.put("p50_ms", rounded(millis(0.5), 2));
        line.put("p95_ms", rounded(millis(0.95), 2));
        line.put("rows_s", rounded(stages.rowsSeconds(), 2));
        line.put("embed_s", rounded(stages.embeddingSeconds(), 2));
        line.put("index_s", rounded(stages.indexingSeconds(), 2));
        if (answers.stream().anyMatch(answer -> answer.legs() != null)) {
            line.put("ndcg10_vector", ndcg(rankings(answer -> leg(answer, Legs::byMeaning))));
            line.put("ndcg10_keyword", ndcg(rankings(answer -> leg(answer, Legs::byKeyword))));
        }
        return JsonMapper.shared().writeValueAsString(line);
    }

    private Map<String, Integer> grades(Answer answer) {
        return folder.grades().getOrDefault(answer.query().id(), Map.of());
    }

    private Ranking leg(Answer answer, Function<Legs, List<String>> of) {
        return new Ranking(answer.legs() == null ? List.of() : of.apply(answer.legs()), grades(answer));
    }

    private List<Ranking> rankings(Function<Answer, Ranking> of) {
        return answers.stream().map(of).filter(Ranking::isAnswerable).toList();
    }

    private static BigDecimal ndcg(List<Ranking> rankings) {
        return rounded(mean(rankings, ranking -> ranking.ndcg(K)), 4);
    }

    private static BigDecimal rounded(double number, int places) {
        return BigDecimal.valueOf(number).setScale(places, RoundingMode.HALF_UP);
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
