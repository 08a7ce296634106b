package io.zhanggui.assistant.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that is told to end while a shopper reads an answer, a job is written and a file is imported. */
class GracefulShutdownIT {

    private static final int PRODUCTS = 40;
    private static final int LATER = 3_000;
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void theAnswerIsFinishedTheJobGoesOnLaterAndNothingIsLost() throws Exception {
        Path data = folder.resolve("data");
        try (HeldProvider provider = new HeldProvider()) {
            Map<String, String> environment = Map.of(
                    "ZHANGGUI_DEMO", "false",
                    "OPENAI_API_KEY", "test",
                    "OPENAI_BASE_URL", provider.url(),
                    "ZHANGGUI_BACKENDLIMITS_FIRSTTOKENTIMEOUT", "5m",
                    "ZHANGGUI_BACKENDLIMITS_STALLTIMEOUT", "5m",
                    "ZHANGGUI_BACKENDLIMITS_TOTALTIMEOUT", "5m");
            String job;
            String imported;
            try (LaunchedService service = LaunchedService.ready(data, environment)) {
                job = beginJob(service);
                imported = "/api/v1/imports/" + beginImport(service);
                CountDownLatch speaking = new CountDownLatch(1);
                CompletableFuture<String> answer =
                        service.stream("/api/v1/chat", "{\"message\":\"几个订单能合并开一张发票\"}", "event:delta", speaking);
                assertThat(speaking.await(3, TimeUnit.MINUTES)).isTrue();
                service.terminate();
                provider.answer();

                assertThat(answer.join()).contains("event:done").doesNotContain("event:restart");
                assertThat(service.exitCode()).isEqualTo(TERMINATED);
                assertThat(service.output()).doesNotContain("ERROR");
            }
            try (LaunchedService service = LaunchedService.ready(data, environment)) {
                JsonNode parked = service.get(job);
                assertThat(parked.path("status").asString()).isEqualTo("running");
                assertThat(parked.path("pending").asInt()).isPositive();
                provider.copy();
                JsonNode end = service.await(
                        job,
                        progress -> !progress.path("finishedAt").isMissingNode()
                                && !progress.path("finishedAt").isNull());
                assertThat(end.path("pending").asInt()).isZero();
                assertThat(service.text(job + "/export?format=jsonl").lines()).hasSize(PRODUCTS);
                isWholeOrNothing(service, imported);
            }
        }
    }

    private static String beginJob(LaunchedService service) throws Exception {
        service.upload("/api/v1/products/import", "p.csv", table(0, PRODUCTS));
        service.upload("/api/v1/documents", "发票说明.md", "# 发票说明\n\n抬头相同的订单可以合并开一张发票，一次最多合并20个订单。\n");
        String job = "/api/v1/copy/jobs/"
                + service.post("/api/v1/copy/jobs", "{\"channel\":\"miniprogram\"}")
                        .path("id")
                        .asString();
        service.await(job, progress -> progress.path("pending").asInt() < PRODUCTS - HeldProvider.COPIES / 2);
        return job;
    }

    private static String beginImport(LaunchedService service) throws Exception {
        CompletableFuture<JsonNode> upload =
                service.uploading("/api/v1/products/import", "q.csv", table(PRODUCTS, LATER));
        JsonNode list = service.await(
                "/api/v1/imports", imports -> imports.path("total").asInt() == 3);
        assertThat(upload).isNotCompleted();
        return list.path("items").path(0).path("id").asString();
    }

    /** An import that the end of the process cut off has stored all or nothing, and says which. */
    private static void isWholeOrNothing(LaunchedService service, String imported) throws Exception {
        JsonNode run = service.get(imported);
        boolean cutOff = run.path("status").asString().equals("failed");
        String end = cutOff ? run.path("problem").path("code").asString() : "done";
        assertThat(end).isIn("done", "import.interrupted", "import.interrupted-late");
        assertThat(service.get("/api/v1/products").path("total").asInt())
                .isEqualTo(end.equals("import.interrupted") ? PRODUCTS : PRODUCTS + LATER);
    }

    private static String table(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> "P%d,保温杯%d号,316不锈钢,%d毫升".formatted(number, number, 300 + number))
                .collect(Collectors.joining("\n", "商品编码,商品名称,材质,容量\n", "\n"));
    }
}
