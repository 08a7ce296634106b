package io.zhanggui.assistant.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backup while files are imported, restored elsewhere: the shop there says the same. */
class BackupIT {

    private static final Map<String, String> EMPTY = Map.of("ZHANGGUI_DEMO", "false");

    @TempDir
    Path folder;

    @Test
    void aBackupUnderWritesGivesTheSameAnswersElsewhere() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("shop.zip");
        String said;
        try (LaunchedService service = LaunchedService.ready(data, EMPTY)) {
            service.upload("/api/v1/products/import", "p.csv", table(0, 50));
            said = answer(service);
            var importing = service.uploading("/api/v1/products/import", "q.csv", table(50, 1_000));
            assertThat(LaunchedService.command(data, "backup", file.toString())).contains(file.toString());
            importing.join();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Path elsewhere = folder.resolve("elsewhere");
        LaunchedService.command(elsewhere, "restore", file.toString());
        Path cold = folder.resolve("cold.zip");
        LaunchedService.command(elsewhere, "backup", cold.toString());
        LaunchedService.command(elsewhere, "restore", cold.toString(), "--force");
        try (LaunchedService service = LaunchedService.ready(elsewhere, EMPTY)) {
            assertThat(answer(service)).isEqualTo(said);
            assertThat(service.get("/api/v1/products").path("total").asInt()).isIn(50, 1_050);
            assertThat(service.get("/api/v1/search?q=P7")
                            .path("hits")
                            .path(0)
                            .path("id")
                            .asString())
                    .isEqualTo("P7");
        }
    }

    private static String answer(LaunchedService service) throws Exception {
        JsonNode answer = service.post("/api/v1/chat", "{\"message\":\"山岚保温杯7号的容量是多少？\"}");
        assertThat(answer.path("answer").asString()).contains("307");
        return answer.path("answer").asString();
    }

    private static String table(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> "P%d,山岚保温杯%d号,316不锈钢,%d毫升".formatted(number, number, 300 + number))
                .collect(Collectors.joining("\n", "商品编码,商品名称,材质,容量\n", "\n"));
    }
}
