package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.ZhangguiApplication;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestartTest {

    @TempDir
    Path data;

    @Test
    void aRestartKeepsTheDataAndTakesTheNewKeyInPlaceOfTheOld() throws IOException {
        try (ConfigurableApplicationContext first = start("first-demo-key")) {
            Shop shop = shop(first, "first-demo-key");
            shop.upload("/api/v1/products/import", "p.csv", "商品编码,商品名称\nA1,保温杯\n")
                    .expectStatus()
                    .isOk();
            assertThat(Files.readString(data.resolve("demo-key"))).isEqualTo("first-demo-key\n");
            leaveAnImportRunning(first);
            stageAFile(first);
            Files.writeString(data.resolve("uploads").resolve("left-by-a-dead-process"), "x");
        }
        try (ConfigurableApplicationContext second = start("second-demo-key")) {
            Shop shop = shop(second, "second-demo-key");
            shop.owner()
                    .get()
                    .uri("/api/v1/products/A1")
                    .exchange()
                    .expectStatus()
                    .isOk();
            shop.owner()
                    .get()
                    .uri("/api/v1/search?q=保温杯")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.hits[0].id")
                    .isEqualTo("A1");
            shop.owner()
                    .get()
                    .uri("/api/v1/imports/broken")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo("failed")
                    .jsonPath("$.problem.code")
                    .isEqualTo("import.interrupted");
            assertThat(data.resolve("uploads").resolve("waits")).exists();
            assertThat(data.resolve("uploads").resolve("left-by-a-dead-process"))
                    .doesNotExist();
            shop.client("first-demo-key")
                    .get()
                    .uri("/api/v1/products")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
            assertThat(Files.readString(data.resolve("demo-key"))).isEqualTo("second-demo-key\n");
        }
        assertThat(mode("demo-key")).isEqualTo("rw-------");
        assertThat(mode("operator-key")).isEqualTo("rw-------");
        assertThat(mode("console-login")).isEqualTo("rw-------");
        assertThat(data.resolve("demo-key-en")).doesNotExist();
    }

    private ConfigurableApplicationContext start(String demoKey) {
        return SpringApplication.run(
                ZhangguiApplication.class,
                "--zhanggui.data=" + data,
                "--zhanggui.demo=false",
                "--zhanggui.demo-key=" + demoKey,
                "--server.port=0");
    }

    private static Shop shop(ConfigurableApplicationContext context, String key) {
        MerchantAccount account = context.getBean(Merchants.class).get(new MerchantId("shop"));
        return new Shop(
                account,
                key,
                "",
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void leaveAnImportRunning(ConfigurableApplicationContext context) {
        context.getBean(JdbcClient.class)
                .sql("insert into import_run (id, merchant_id, kind, mode, file_name, state, started_at)"
                        + " values ('broken', 'shop', 'FAQS', 'MERGE', 'faqs.csv', 'running', current_timestamp)")
                .update();
    }

    private void stageAFile(ConfigurableApplicationContext context) throws IOException {
        context.getBean(JdbcClient.class)
                .sql("insert into staged_file (id, merchant_id, kind, file_name, bytes, staged_at)"
                        + " values ('waits', 'shop', 'PRODUCTS', 'p.csv', 1, current_timestamp)")
                .update();
        Files.writeString(data.resolve("uploads").resolve("waits"), "x");
    }

    private String mode(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
    }
}
