package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.ZhangguiApplication;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.SchemaTooNew;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The data folder as the first version wrote it: a shop with two products, an FAQ entry, a document, a conversation and a
 * finished copy job. It opens after an upgrade; one that a newer version wrote is left alone.
 */
class OlderFolderTest {

    private static final String KEY = "zg_older-folder-key";

    @TempDir
    Path data;

    @BeforeEach
    void unpack() throws IOException {
        InputStream fixture = Objects.requireNonNull(getClass().getResourceAsStream("/older/data-folder-1.zip"));
        try (ZipInputStream zip = new ZipInputStream(fixture)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = data.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (!entry.isDirectory()) {
                    Files.copy(zip, target);
                }
            }
        }
    }

    @Test
    void theShopIsThereAfterTheUpgrade() {
        try (ConfigurableApplicationContext service = start()) {
            Shop shop = shop(service);

            assertThat(get(shop, "/api/v1/products/A1")).contains("316不锈钢");
            assertThat(get(shop, "/api/v1/search?q=紫砂茶壶")).contains("\"id\":\"A2\"");
            assertThat(get(shop, "/api/v1/conversations")).contains("\"total\":1");
            assertThat(get(shop, "/api/v1/copy/jobs")).contains("\"status\":\"done\"");
            assertThat(get(shop, "/api/v1/imports")).contains("\"total\":3");
            assertThat(ask(shop, "怎么退货")).contains("收到后七天内可以退货");
            assertThat(ask(shop, "山岚保温杯的容量")).contains("500毫升");
            shop.upload("/api/v1/products/import", "p.csv", "商品编码,商品名称,材质\nA3,竹筷,竹\n")
                    .expectStatus()
                    .isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"public\".\"flyway_schema_history\"", "knowledge.\"schema_history\""})
    void aFolderOfANewerVersionIsLeftAlone(String history) {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(
                "jdbc:h2:file:" + data.resolve("zhanggui") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "", ""));
        jdbc.update(
                "insert into " + history + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\","
                        + " \"checksum\", \"installed_by\", \"execution_time\", \"success\") values (999, '999', 'later', 'SQL',"
                        + " 'V999__later.sql', 1, 'sa', 1, true)");

        assertThatThrownBy(this::start)
                .satisfies(thrown -> assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                        .hasAtLeastOneElementOfType(SchemaTooNew.class));
        assertThat(jdbc.queryForObject("select max(\"installed_rank\") from " + history, Integer.class))
                .isEqualTo(999);
    }

    @Test
    void whatToDoIsSaidInBothLanguages() {
        SchemaTooNew cause = new SchemaTooNew("V999__later.sql");

        assertThat(FolderTooNew.analysis(cause, Locale.ENGLISH).getDescription())
                .contains("newer version");
        assertThat(FolderTooNew.analysis(cause, Locale.ENGLISH).getAction()).contains("./zhanggui restore");
        assertThat(FolderTooNew.analysis(cause, Locale.SIMPLIFIED_CHINESE).getDescription())
                .contains("更新版本");
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ZhangguiApplication.class,
                "--zhanggui.data=" + data,
                "--zhanggui.demo=false",
                "--zhanggui.backends-from-environment=false",
                "--server.port=0");
    }

    private static Shop shop(ConfigurableApplicationContext service) {
        return new Shop(
                service.getBean(Merchants.class).get(new MerchantId("shop")),
                KEY,
                "",
                "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static String get(Shop shop, String path) {
        return String.valueOf(shop.owner()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String ask(Shop shop, String question) {
        return String.valueOf(shop.owner()
                .post()
                .uri("/api/v1/chat")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"message\":\"" + question + "\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
