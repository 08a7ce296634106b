package io.zhanggui.evaluation.benchmark;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.index.IndexFilter;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What came of a large import.
 *
 * @param store the name of what held it
 * @param embedSeconds to compute the vectors; next to nothing where a file had them
 * @param buildSeconds from the first row to the last one searchable, vectors given
 * @param afterwardsSeconds for what was put off until then: merges of the embedded index, the HNSW index of PostgreSQL if so wished
 * @param millis of each query, on the whole path: embed, both legs, rows
 * @param recall of the ten nearest, how many the approximate search brings among the candidates of a query
 * @param filteredRecall the same within one product
 * @param heapMegabytes after a collection, with everything open
 */
record ScaleRun(
        String store,
        int passages,
        double embedSeconds,
        double buildSeconds,
        double afterwardsSeconds,
        Stages stages,
        List<Double> millis,
        double recall,
        double filteredRecall,
        long heapMegabytes) {

    private static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;
    private static final int PRODUCTS = 100;
    private static final int K = 10;

    /** A service that has been running for a while is what is measured. */
    private static final int WARM_UP = 500;

    /** What a search asks each leg for. */
    private static final int CANDIDATES = 100;

    /** Of a sum of products, in whichever order they are added. */
    private static final double ROUNDING = 1e-5;

    static ScaleRun of(int passages, int queries, Store.Choice choice, Path vectorFile) throws IOException {
        Titles titles = new Titles(1);
        List<String> texts = titles.distinct(passages);
        List<String> questions =
                Stream.generate(titles::query).limit(WARM_UP + queries).toList();
        NamedModel named = new InProcessEmbeddingModels().forLocale(LOCALE);
        long start = System.nanoTime();
        VectorFile vectors = VectorFile.of(vectorFile, texts, named.model());
        double embedSeconds = secondsSince(start);
        NamedModel known = new NamedModel(named.name(), new KnownVectors(texts, vectors, named.model()));
        Stages stages = new Stages();
        try (Store store = choice.create(stages, locale -> known)) {
            Merchant merchant = new Merchant(store.merchant(), LOCALE);
            IndexVersion version = new IndexVersion(merchant.id(), named.name(), vectors.dimension());
            store.loading(version);
            long build = System.nanoTime();
            store.knowledge()
                    .importer()
                    .importTexts(
                            merchant,
                            IntStream.range(0, passages)
                                    .mapToObj(i -> new PlainText("d" + i, "", texts.get(i), product(i))));
            double buildSeconds = secondsSince(build);
            long afterwards = System.nanoTime();
            store.loaded(version);
            double afterwardsSeconds = secondsSince(afterwards);
            questions.stream().limit(WARM_UP).forEach(question -> millis(store, merchant, question));
            List<Double> millis = questions.stream()
                    .skip(WARM_UP)
                    .map(question -> millis(store, merchant, question))
                    .sorted()
                    .toList();
            List<float[]> asked = questions.stream()
                    .skip(WARM_UP)
                    .map(question -> vector(named.model(), question))
                    .toList();
            return new ScaleRun(
                    store.name(),
                    passages,
                    embedSeconds,
                    buildSeconds,
                    afterwardsSeconds,
                    stages,
                    millis,
                    recall(store, version, asked, vectors, 1),
                    recall(store, version, asked, vectors, PRODUCTS),
                    usedHeap());
        }
    }

    private static String product(int i) {
        return "p" + i % PRODUCTS;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static float[] vector(EmbeddingModel model, String text) {
        return model.embed(text).content().vector();
    }

    private static double millis(Store store, Merchant merchant, String question) {
        long start = System.nanoTime();
        store.knowledge().retrieval().search(SearchRequest.everywhere(merchant, question, K));
        return (System.nanoTime() - start) / 1e6;
    }

    /** Over every {@code step}-th passage: all, or those of one product. */
    private static double recall(Store store, IndexVersion version, List<float[]> asked, VectorFile vectors, int step) {
        IndexFilter filter = step == 1 ? IndexFilter.NONE : IndexFilter.NONE.within(product(0));
        return asked.parallelStream()
                .mapToDouble(vector -> {
                    double[] nearest = exact(vector, vectors, step).toArray();
                    double last = nearest[nearest.length - 1] - ROUNDING;
                    IndexQuery query = new IndexQuery("", Embedding.from(vector), CANDIDATES, filter);
                    long found = Tenancy.within(
                                    version.merchant(), () -> store.index().search(version, query))
                            .stream()
                            .filter(hit -> hit.vectorScore() >= last)
                            .count();
                    return Math.min(1, found / (double) nearest.length);
                })
                .average()
                .orElse(0);
    }

    private static DoubleStream exact(float[] asked, VectorFile vectors, int step) {
        return IntStream.range(0, (vectors.size() + step - 1) / step)
                .mapToDouble(i -> -dotProduct(asked, vectors.get(i * step)))
                .sorted()
                .limit(K)
                .map(score -> -score);
    }

    private static double dotProduct(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"passages\":%d,\"peer\":\"%s\",\"embed_s\":%.1f,\"build_s\":%.1f,\"afterwards_s\":%.1f,\"rows_s\":%.1f,\"index_s\":%.1f,"
                        + "\"queries\":%d,\"p50_ms\":%.2f,\"p95_ms\":%.2f,"
                        + "\"ann_recall10\":%.4f,\"ann_recall10_1_percent\":%.4f,\"heap_mb\":%d}",
                passages,
                store,
                embedSeconds,
                buildSeconds,
                afterwardsSeconds,
                stages.rowsSeconds(),
                stages.indexingSeconds(),
                millis.size(),
                millis.get((int) (millis.size() * 0.5)),
                millis.get((int) (millis.size() * 0.95)),
                recall,
                filteredRecall,
                heapMegabytes);
    }
}
