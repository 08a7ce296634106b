package io.zhanggui.assistant.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchIT {

    @TempDir
    Path folder;

    @Test
    void startsWithTheSampleShopAndSaysWhereToLook() throws Exception {
        try (LaunchedService service = LaunchedService.ready(folder.resolve("data"), Map.of())) {
            assertThat(service.get("/api/v1/products").path("total").asInt()).isGreaterThanOrEqualTo(60);
            assertThat(service.output()).contains("/console", "/chat", "demo-key", "console-login");
            String key = Files.readString(folder.resolve("data/demo-key")).strip();
            assertThat(service.output()).doesNotContain(key);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/demo-key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void startsEmptyForOneMerchantWhenTheSampleIsNotWanted() throws Exception {
        Map<String, String> environment =
                Map.of("ZHANGGUI_DEMO", "false", "ZHANGGUI_DEMO_KEY", "a-key-of-my-own-choice");
        try (LaunchedService service = LaunchedService.ready(folder.resolve("data"), environment)) {
            assertThat(service.get("/api/v1/products").path("total").asInt()).isZero();
            assertThat(service.get("/api/v1/merchant").path("locale").asString())
                    .isEqualTo("zh-CN");
        }
    }

    /** The tests' class path has readers that the program might lack. */
    @Test
    void takesAWorkbookInAsItIsShipped() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("商品");
            sheet.value(0, 0, "商品编码");
            sheet.value(0, 1, "商品名称");
            sheet.value(1, 0, "W-1");
            sheet.value(1, 1, "竹编果篮");
        }
        try (LaunchedService service =
                LaunchedService.ready(folder.resolve("data"), Map.of("ZHANGGUI_DEMO", "false"))) {
            service.upload("/api/v1/products/import", "products.xlsx", file.toByteArray());

            assertThat(service.get("/api/v1/products").path("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void tellsASecondInstanceThatTheDataIsTaken() throws Exception {
        try (LaunchedService first = LaunchedService.ready(folder.resolve("data"), Map.of("ZHANGGUI_DEMO", "false"));
                LaunchedService second =
                        LaunchedService.launch(folder.resolve("data"), LaunchedService.freePort(), Map.of())) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains(folder.resolve("data").toString())
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(first.get("/api/v1/products").path("total").asInt()).isZero();
        }
    }

    @Test
    void tellsThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LaunchedService service = LaunchedService.launch(
                        folder.resolve("data"), taken.getLocalPort(), Map.of("ZHANGGUI_DEMO", "false"))) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.output())
                    .contains(Integer.toString(taken.getLocalPort()), "SERVER_PORT")
                    .doesNotContain("\tat ");
        }
    }
}
