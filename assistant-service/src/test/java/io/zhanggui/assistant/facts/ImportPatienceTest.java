package io.zhanggui.assistant.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.TemporaryDataFolder;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;

@ServiceTest
@Timeout(120)
@ExtendWith(AcrossMerchants.class)
class ImportPatienceTest {

    @Autowired
    Shops shops;

    @Autowired
    Imports imports;

    @Autowired
    Merchants merchants;

    @Autowired
    Problems problems;

    @Autowired
    Importer importer;

    @Autowired
    MappingReader mappings;

    @Test
    void anImportThatTakesLongerIsAnsweredWithWhereToLook() throws Exception {
        TemporaryDataFolder.needsTransactionsAtOnce();
        Shop shop = shops.open();
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> otherImport = CompletableFuture.runAsync(() -> holdTheTurn(shop, holds, release));
        assertThat(holds.await(60, TimeUnit.SECONDS)).isTrue();

        ResponseEntity<ImportView> answer = upload(shop);

        ImportView view = Objects.requireNonNull(answer.getBody());
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(answer.getHeaders().getLocation()).hasToString("/api/v1/imports/" + view.id());
        assertThat(view.status()).isEqualTo("running");

        release.countDown();
        otherImport.join();
        ImportRun run = imports.find(shop.id(), view.id()).orElseThrow();
        assertThat(imports.await(run, Duration.ofSeconds(60)).state())
                .isInstanceOfSatisfying(
                        ImportState.Done.class,
                        done -> assertThat(done.report().imported()).isEqualTo(1));
    }

    private ResponseEntity<ImportView> upload(Shop shop) throws IOException {
        ImportsApi impatient = new ImportsApi(imports, merchants, problems, new FactsSettings(Duration.ZERO), mappings);
        return impatient.products(
                new Caller("test", KeyScope.OWNER, shop.id()),
                new MockMultipartFile(
                        "file", "products.csv", "text/csv", "商品编码,商品名称\nA1,保温杯\n".getBytes(StandardCharsets.UTF_8)),
                "merge",
                null,
                Locale.SIMPLIFIED_CHINESE);
    }

    private void holdTheTurn(Shop shop, CountDownLatch holds, CountDownLatch release) {
        importer.importTexts(shop.account().knowledge(), Stream.of("held").map(id -> {
            holds.countDown();
            waitFor(release);
            return new PlainText(id, "title", "text", null);
        }));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
