package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ListedTest {

    private static final int PASSAGES = 1_000;
    private static final Pattern READ = Pattern.compile("scanCount: (\\d+)");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"id", "source_id"})
    void theEmbeddedStoreReadsTheListedRowsAndNotAllOfTheMerchant(String column) {
        try (Shop shop = new Shop(folder)) {
            shop.base
                    .importer()
                    .importTexts(
                            Shop.QINGHE,
                            IntStream.range(0, PASSAGES)
                                    .mapToObj(i -> new PlainText("d" + i, "", "第" + i + "款茶杯", "p" + i)));
            JdbcClient jdbc = JdbcClient.create(shop.dataSource);
            List<String> listed = jdbc.sql("select " + column + " from knowledge.passage limit 3")
                    .query((row, number) -> row.getString(1))
                    .list();

            String plan = jdbc.sql("explain analyze select p.id from " + Listed.IDS
                            + " join knowledge.passage p on p.merchant = :merchant and p." + column + " = listed.id")
                    .param("merchant", Shop.QINGHE.id().value())
                    .param("ids", Listed.ids(listed))
                    .query(String.class)
                    .single();

            assertThat(READ.matcher(plan).results().mapToInt(result -> Integer.parseInt(result.group(1))))
                    .as(plan)
                    .isNotEmpty()
                    .allMatch(read -> read < PASSAGES / 10);
        }
    }

    @Test
    void anIdThatIsNamedTwiceIsAskedForOnce() {
        assertThat(Listed.ids(List.of("a", "b", "a"))).containsExactly("a", "b");
    }
}
