package io.zhanggui.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.commandline.CommandLine;
import io.zhanggui.knowledge.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path shop;

    @BeforeEach
    void makeAFolder() throws IOException {
        shop = Files.createDirectories(temporary.resolve("zh-shop"));
        Files.writeString(shop.resolve("corpus.jsonl"), """
                {"_id": "d1", "title": "发货", "text": "下单后四十八小时之内寄出", "metadata": {}}
                {"_id": "d2", "title": "", "text": "可以开具电子普通发票"}
                {"_id": "d3", "title": "雨伞", "text": ""}
                {"_id": "d4", "title": "", "text": "  "}
                """);
        Files.writeString(shop.resolve("queries.jsonl"), """
                {"_id": "q1", "text": "什么时候能发货"}
                {"_id": "q2", "text": "能开发票吗"}
                {"_id": "not judged", "text": "雨伞多少钱"}
                {"_id": "nothing to find", "text": "有保修吗"}
                """);
        Files.writeString(shop.resolve("qrels.tsv"), """
                query-id\tcorpus-id\tscore
                q1\td1\t1
                q2\td2\t2
                nothing to find\td3\t0
                """);
    }

    @Test
    void aFolderGivesALineOfScores() {
        assertThat(run("retrieval", "--store", "embedded", shop.toString())).isZero();

        JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.propertyNames())
                .containsExactly(
                        "set",
                        "peer",
                        "docs",
                        "queries",
                        "docs_per_s",
                        "ndcg10",
                        "mrr10",
                        "recall10",
                        "hit1",
                        "p50_ms",
                        "p95_ms",
                        "rows_s",
                        "embed_s",
                        "index_s");
        assertThat(line.get("set").asString()).isEqualTo("zh-shop");
        assertThat(line.get("peer").asString()).isEqualTo("zhanggui embedded");
        assertThat(line.get("queries").asInt()).isEqualTo(2);
        assertThat(line.get("ndcg10").asDouble()).isEqualTo(1);
        assertThat(line.get("hit1").asDouble()).isEqualTo(1);
    }

    @Test
    void eachLegIsScoredByItselfWhenAskedFor() throws IOException {
        Files.writeString(shop.resolve("queries.jsonl"), """
                {"_id": "q1", "text": "什么时候能收到"}
                {"_id": "q2", "text": "发票"}
                """);

        assertThat(run("retrieval", "--legs", shop.toString())).isZero();

        JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.get("ndcg10").asDouble()).isEqualTo(1);
        assertThat(line.get("ndcg10_vector").asDouble()).isEqualTo(1);
        assertThat(line.get("ndcg10_keyword").asDouble()).isEqualTo(0.5);
    }

    @Test
    void postgresqlGivesTheSameScoresAndIsLeftEmpty() {
        try (TestDatabase database = TestDatabase.create()) {
            String url = database.url() + "?user=" + TestDatabase.OWNER + "&password=" + TestDatabase.PASSWORD;

            assertThat(run("retrieval", "--store", url, shop.toString())).isZero();

            JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
            assertThat(line.get("peer").asString()).isEqualTo("zhanggui postgresql");
            assertThat(line.get("ndcg10").asDouble()).isEqualTo(1);
            JdbcClient jdbc = JdbcClient.create(database.asOwner());
            for (String table :
                    List.of("passage", "ledger", "ledger_head", "index_version", "index_entry", "index_term")) {
                assertThat(jdbc.sql("select count(*) from knowledge." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void aStoreThatCannotBeReachedIsNamedWithoutItsPassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/shop?user=owner&password=secret";

        assertThat(run("retrieval", "--store", url, shop.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("jdbc:postgresql://127.0.0.1:1/shop cannot be used")
                .doesNotContain("secret");
    }

    @Test
    void aRunIsWrittenAsTrecReadsIt() throws IOException {
        Path run = temporary.resolve("run.txt");

        assertThat(run("retrieval", "--run", run.toString(), "--queries", "1", shop.toString()))
                .isZero();
        assertThat(Files.readAllLines(run))
                .hasSize(3)
                .allMatch(line -> line.matches("zh-shop/q1 Q0 d[123] [123] 0\\.\\d{6} zhanggui"))
                .first()
                .asString()
                .startsWith("zh-shop/q1 Q0 d1 1 ");
    }

    @Test
    void aQueryOfAProductIsAskedWithinItsDocuments() throws IOException {
        Path run = temporary.resolve("run.txt");
        Path products = Files.createDirectories(temporary.resolve("en-products"));
        try (OutputStream corpus = new GZIPOutputStream(Files.newOutputStream(products.resolve("corpus.jsonl.gz")))) {
            corpus.write("""
                    {"_id": "a1", "text": "Material: steel", "metadata": {"product": "A"}}
                    {"_id": "b1", "text": "Material: oak", "metadata": {"product": "B"}}
                    """.getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(products.resolve("queries.jsonl"), """
                {"_id": "q", "text": "is it made of steel?", "metadata": {"product": "B"}}
                """);
        Files.writeString(products.resolve("qrels.tsv"), "query-id\tcorpus-id\tscore\nq\tb1\t1\n");

        assertThat(run("retrieval", products.toString(), "--run", run.toString()))
                .isZero();
        assertThat(Files.readAllLines(run)).singleElement().asString().startsWith("en-products/q Q0 b1 1 ");
    }

    @Test
    void aFolderThatIsNoBeirFolderIsNamed() throws IOException {
        Path empty = Files.createDirectories(temporary.resolve("empty"));

        assertThat(run("retrieval", shop.toString(), empty.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(empty + " is no BEIR folder")
                .contains("corpus.jsonl.gz");
        assertThat(out.size()).isZero();
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Files.writeString(shop.resolve("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"好\"}\n{\"text\": 1}\n");

        assertThat(run("retrieval", shop.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("queries.jsonl, line 2");
    }

    @Test
    void aWrongCallIsAnsweredWithTheRightOnes() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("speed")).isEqualTo(2);
        assertThat(run("retrieval")).isEqualTo(2);
        assertThat(run("retrieval", "--store", "cloud", "x")).isEqualTo(2);
        assertThat(run("retrieval", "--queries", "-5", "x")).isEqualTo(2);
        assertThat(run("retrieval", "--unknown")).isEqualTo(2);
        assertThat(run("scale", "--passages", "many")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no store \"cloud\"; there are: embedded, jdbc:postgresql://")
                .contains("Usage: evaluation/benchmark retrieval")
                .contains("evaluation/benchmark scale")
                .contains("--passages needs a whole number from 1 to");
    }

    @Test
    void aLargeFactBaseGivesALineOfTimesAndRecalls() throws IOException {
        Path vectors = temporary.resolve("vectors");

        assertThat(run("scale", "--passages", "300", "--queries", "3", "--vectors", vectors.toString()))
                .isZero();
        assertThat(vectors).hasSize(300 * 512 * Float.BYTES);
        JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.propertyNames())
                .containsExactly(
                        "passages",
                        "peer",
                        "embed_s",
                        "build_s",
                        "afterwards_s",
                        "rows_s",
                        "index_s",
                        "queries",
                        "p50_ms",
                        "p95_ms",
                        "ann_recall10",
                        "ann_recall10_1_percent",
                        "heap_mb");
        assertThat(line.get("passages").asInt()).isEqualTo(300);
        assertThat(line.get("ann_recall10").asDouble()).isEqualTo(1);
        assertThat(line.get("ann_recall10_1_percent").asDouble()).isEqualTo(1);
    }

    @Test
    void vectorsInAFileAreNotComputedAgain() throws IOException {
        Path vectors = temporary.resolve("vectors");
        run("scale", "--passages", "50", "--queries", "1", "--vectors", vectors.toString());
        byte[] written = Files.readAllBytes(vectors);
        FileTime time = Files.getLastModifiedTime(vectors);

        assertThat(run("scale", "--passages", "50", "--queries", "1", "--vectors", vectors.toString()))
                .isZero();
        assertThat(Files.readAllBytes(vectors)).isEqualTo(written);
        assertThat(Files.getLastModifiedTime(vectors)).isEqualTo(time);
    }

    private int run(String... arguments) {
        PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of("--lang", "en"));
        words.addAll(List.of(arguments));
        return new CommandLine(lines, complaints).run(new Benchmark(), words);
    }
}
