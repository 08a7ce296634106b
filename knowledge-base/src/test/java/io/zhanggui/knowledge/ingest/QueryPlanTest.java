package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In a large shop the embedded store reads the rows that it was asked for, not all of them. */
class QueryPlanTest {

    private static final int PASSAGES = 1_000;
    private static final Pattern ROWS_READ = Pattern.compile("scanCount: (\\d+)");

    @TempDir
    Path folder;

    private Shop shop;
    private JdbcClient jdbc;

    @BeforeEach
    void aLargeShop() {
        shop = new Shop(folder);
        jdbc = JdbcClient.create(shop.dataSource);
        shop.base
                .importer()
                .importTexts(
                        Shop.QINGHE,
                        IntStream.range(0, PASSAGES)
                                .mapToObj(i -> new PlainText("d" + i, "", "第" + i + "款茶杯", "p" + i)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source_id"})
    void aListOfIds(String column) {
        List<String> listed = jdbc.sql("select " + column + " from knowledge.passage limit 3")
                .query((row, number) -> row.getString(1))
                .list();

        readsFew(
                "select p.id from " + Listed.IDS + " join knowledge.passage p on p.merchant = :merchant and p." + column
                        + " = listed.id",
                Map.of("ids", Listed.ids(listed)));
    }

    @Test
    void theNextChangesOfTheLedger() {
        readsFew(Ledger.AFTER, Map.of("sequence", 10, "limit", 5));
    }

    @Test
    void anIdThatIsNamedTwiceIsAskedForOnce() {
        assertThat(Listed.ids(List.of("a", "b", "a"))).containsExactly("a", "b");
    }

    private void readsFew(String sql, Map<String, ?> parameters) {
        String plan = jdbc.sql("explain analyze " + sql)
                .param("merchant", Shop.QINGHE.id().value())
                .params(parameters)
                .query(String.class)
                .single();
        assertThat(ROWS_READ.matcher(plan).results().mapToInt(read -> Integer.parseInt(read.group(1))))
                .as(plan)
                .isNotEmpty()
                .allMatch(read -> read < PASSAGES / 10);
    }
}
