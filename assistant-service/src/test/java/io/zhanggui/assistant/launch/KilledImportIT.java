package io.zhanggui.assistant.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A file is imported by a process that dies twice on the way: while it reads the rows, and while they become findable. */
class KilledImportIT {

    /** With {@code -Dzhanggui.killed-import.rows=20000} as many as a large shop has. */
    private static final int ROWS = Integer.getInteger("zhanggui.killed-import.rows", 4_000);

    private static final Map<String, String> NO_SAMPLE = Map.of("ZHANGGUI_DEMO", "false");

    @TempDir
    Path folder;

    @Test
    @SuppressWarnings("FutureReturnValueIgnored")
    void everyRowIsStoredAndFoundOnceThoughTheProcessIsKilledTwice() throws Exception {
        Path data = folder.resolve("data");
        try (LaunchedService service = LaunchedService.ready(data, NO_SAMPLE)) {
            service.uploading("/api/v1/products/import", "products.csv", table());
            service.await(
                    "/api/v1/imports", imports -> latest(imports).path("done").asInt() >= ROWS / 8);
            service.kill();
        }
        int stored;
        try (LaunchedService service = LaunchedService.ready(data, NO_SAMPLE)) {
            stored = storedByTheDead(service);
            service.uploading("/api/v1/products/import", "products.csv", table());
            service.await(
                    "/api/v1/imports",
                    imports -> imports.path("total").asInt() == 2
                            && (latest(imports).path("total").asInt() > 0 || !isRunning(latest(imports))));
            service.kill();
        }
        try (LaunchedService service = LaunchedService.ready(data, NO_SAMPLE)) {
            assertThat(storedByTheDead(service)).isGreaterThanOrEqualTo(stored).isEqualTo(ROWS);
            service.uploading("/api/v1/products/import", "products.csv", table());
            JsonNode report = latest(service.await(
                    "/api/v1/imports", imports -> imports.path("total").asInt() == 3 && !isRunning(latest(imports))));

            assertThat(report.path("status").asString()).isEqualTo("done");
            assertThat(report.path("unchanged").asInt()).isEqualTo(ROWS);
            assertThat(report.path("imported").asInt()).isZero();
            assertThat(service.get("/api/v1/products").path("total").asInt()).isEqualTo(ROWS);
            for (int row : new int[] {0, ROWS / 2, ROWS - 1}) {
                assertThat(found(service, row)).contains("P" + row);
            }
        }
    }

    /** All rows of the import that was cut off, or none: as it says. */
    private static int storedByTheDead(LaunchedService service) throws Exception {
        JsonNode run = latest(service.get("/api/v1/imports"));
        boolean cutOff = run.path("status").asString().equals("failed");
        String end = cutOff ? run.path("problem").path("code").asString() : "done";
        int stored = service.get("/api/v1/products").path("total").asInt();
        assertThat(end).isIn("done", "import.interrupted", "import.interrupted-late");
        assertThat(stored).isEqualTo(end.equals("import.interrupted") ? 0 : ROWS);
        return stored;
    }

    private static String found(LaunchedService service, int row) throws Exception {
        return service.get("/api/v1/search?k=50&q=P" + row).toString();
    }

    private static JsonNode latest(JsonNode imports) {
        return imports.path("items").path(0);
    }

    private static boolean isRunning(JsonNode run) {
        return run.path("status").asString().equals("running");
    }

    private static String table() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> "P%d,保温杯 P%d".formatted(row, row))
                .collect(Collectors.joining("\n", "商品编码,商品名称\n", "\n"));
    }
}
