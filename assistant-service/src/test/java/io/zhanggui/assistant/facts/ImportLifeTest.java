package io.zhanggui.assistant.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.TemporaryDataFolder;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

/** Imports that are stopped, left behind, or told what their columns are. */
@ServiceTest
@Timeout(120)
@ExtendWith(AcrossMerchants.class)
class ImportLifeTest {

    @Autowired
    Shops shops;

    @Autowired
    Imports imports;

    @Autowired
    ImportRuns runs;

    @Autowired
    Importer importer;

    @Autowired
    StagedFiles files;

    @Autowired
    Uploads uploads;

    @Autowired
    KnownMappings mappings;

    @Autowired
    Clock clock;

    private static MockMultipartFile table(String content) {
        return new MockMultipartFile("file", "products.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anImportThatIsStoppedBeforeItsRowsAreStoredChangesNothing() throws Exception {
        TemporaryDataFolder.needsTransactionsAtOnce();
        Shop shop = shops.open();
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> otherImport = CompletableFuture.runAsync(
                () -> importer.importTexts(
                        shop.account().knowledge(), Stream.of("held").map(id -> {
                            holds.countDown();
                            waitFor(release);
                            return new PlainText(id, "title", "text", null);
                        })),
                Thread::startVirtualThread);
        waitFor(holds);
        ImportRun run = imports.start(
                shop.account(),
                ImportKind.PRODUCTS,
                ImportMode.MERGE,
                ColumnMapping.PROPOSED,
                table("商品编码,商品名称\nA1,保温杯\n"));

        String asked = cancel(shop, run)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<String>read(asked, "$.status")).isEqualTo("running");
        assertThat(imports.find(shop.id(), run.id()).orElseThrow().state())
                .isInstanceOfSatisfying(
                        ImportState.Running.class,
                        running -> assertThat(running.stopping()).isTrue());
        release.countDown();
        otherImport.join();

        assertThat(imports.await(run, Duration.ofSeconds(60)).state()).isEqualTo(new ImportState.Cancelled());
        assertThat(imports.cancel(imports.find(shop.id(), run.id()).orElseThrow()))
                .isFalse();
        shop.owner().get().uri("/api/v1/products/A1").exchange().expectStatus().isNotFound();
        assertThat(uploads.has(run.id())).isFalse();
    }

    @Test
    void anImportWhoseRowsAreStoredCannotBeStopped() {
        Shop shop = shops.open();
        ImportRun run = left(shop, "another process");
        runs.beat(
                run.id(), new ImportState.Running(ImportState.Phase.INDEXING, 3, 9, OffsetDateTime.now(clock), false));

        cancel(shop, run)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("import.too-late");
        shop.owner()
                .get()
                .uri("/api/v1/imports/{id}", run.id())
                .exchange()
                .expectBody()
                .jsonPath("$.done")
                .isEqualTo(3)
                .jsonPath("$.total")
                .isEqualTo(9);
    }

    private static RestTestClient.ResponseSpec cancel(Shop shop, ImportRun run) {
        return shop.owner().post().uri("/api/v1/imports/{id}/cancel", run.id()).exchange();
    }

    @Test
    void anImportEndsWithItsProcessAndNotWithAnother() {
        Shop shop = shops.open();
        ImportRun mine = left(shop, "mine");
        ImportRun stored = left(shop, "mine");
        ImportRun others = left(shop, "another process");
        OffsetDateTime now = OffsetDateTime.now(clock);
        runs.beat(stored.id(), new ImportState.Running(ImportState.Phase.INDEXING, 1, 2, now, false));

        runs.interruptOwn("mine");
        assertThat(code(mine)).isEqualTo("import.interrupted");
        assertThat(code(stored)).isEqualTo("import.interrupted-late");
        assertThat(code(others)).isEqualTo("running");

        runs.interruptSilentSince(now.minusMinutes(1));
        assertThat(code(others)).isEqualTo("running");
        runs.interruptSilentSince(now.plusMinutes(1));
        assertThat(code(others)).isEqualTo("import.interrupted");
    }

    private String code(ImportRun run) {
        ImportState state = runs.find(run.merchant(), run.id()).orElseThrow().state();
        return state instanceof ImportState.Broken broken ? broken.code() : "running";
    }

    private ImportRun left(Shop shop, String owner) {
        ImportRun run = new ImportRun(
                UUID.randomUUID().toString(),
                shop.id(),
                ImportKind.PRODUCTS,
                ImportMode.MERGE,
                "products.csv",
                ImportState.Running.NOT_BEGUN,
                OffsetDateTime.now(clock),
                null);
        runs.insert(run, owner);
        return run;
    }

    @Test
    void aFileThatNobodyComesBackForIsGoneAfterADay() throws IOException {
        Shop shop = shops.open();
        Staging today = new Staging(files, uploads, mappings, importer, clock);
        StagedFile file = today.keep(shop.account(), ImportKind.PRODUCTS, table("a,b\n1,2\n"));

        new Staging(files, uploads, mappings, importer, Clock.offset(clock, Duration.ofHours(23))).removeOld();
        assertThat(today.find(shop.id(), file.id())).isPresent();
        new Staging(files, uploads, mappings, importer, Clock.offset(clock, Duration.ofHours(25))).removeOld();

        assertThat(today.find(shop.id(), file.id())).isEmpty();
        assertThat(uploads.has(file.id())).isFalse();
    }

    @Test
    void theApiTakesAMappingOfTheColumns() {
        Shop shop = shops.open();
        String mapping = """
                {"columns": [{"header": "款式", "field": "code"}, {"header": "叫法", "field": "title"},
                 {"header": "成本", "field": "none"}, {"header": "材质", "field": "attribute", "name": "面料"}]}""";

        upload(shop, mapping).expectStatus().isOk();

        shop.owner()
                .get()
                .uri("/api/v1/products/A1")
                .exchange()
                .expectBody()
                .json("{\"title\":\"杯子\",\"attributes\":[{\"name\":\"面料\",\"value\":\"瓷\"}]}");
        assertThat(code(upload(shop, "{\"columns\": 7}"), 400)).isEqualTo("import.mapping");
        assertThat(code(upload(shop, "{\"columns\": [{\"header\": \"款式\", \"field\": \"colour\"}]}"), 400))
                .isEqualTo("import.mapping");
        assertThat(code(upload(shop, "{\"columns\": [{\"header\": \"款式\", \"field\": \"code\"}]}"), 422))
                .isEqualTo("mapping.no-title");
    }

    private static String code(RestTestClient.ResponseSpec response, int status) {
        String body = response.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(Objects.requireNonNull(body), "$.code");
    }

    private static RestTestClient.ResponseSpec upload(Shop shop, String mapping) {
        LinkedMultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource("款式,叫法,材质,成本\nA1,杯子,瓷,3\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "products.csv";
            }
        });
        form.add("mapping", mapping);
        return shop.owner()
                .post()
                .uri("/api/v1/products/import")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
