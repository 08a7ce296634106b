package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

class DataFolderTest {

    @TempDir
    Path temp;

    @Test
    void onlyItsOwnerMayLookIntoIt() throws IOException {
        DataFolder folder = DataFolder.open(temp.resolve("deep/data"));
        folder.writeSecret("key", "secret");

        assertThat(mode(folder.root())).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("key"))).isEqualTo("rw-------");
        assertThat(folder.read("key")).isEqualTo("secret");
        assertThat(folder.read("no such file")).isNull();
    }

    @Test
    void aFileInItsPlaceIsSaidSo() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(DataFolderUnusable.class)
                .hasMessageContaining("cannot write to its data folder " + file.resolve("data"))
                .hasMessageContaining("ZHANGGUI_DATA=");
    }

    @ParameterizedTest
    @CsvSource({"en_US.UTF-8, already runs on the data folder", "zh_CN.UTF-8, 已有一个掌柜在使用"})
    void aSecondInstanceOnTheSameDataSaysSoAndEnds(String language, String said) throws Exception {
        DataFolder folder = DataFolder.open(temp.resolve("data"));
        folder.lock();

        Process second = start(folder, language);
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(output.strip().lines().filter(line -> !line.startsWith("WARNING:")))
                .singleElement()
                .asString()
                .contains(
                        said,
                        folder.root().toString(),
                        "ZHANGGUI_DATA=",
                        Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void aTakenPortIsNamedWithAnotherOne() {
        PortInUseException taken = new PortInUseException(8080);

        assertThat(PortTaken.analysis(taken, Locale.ENGLISH).getDescription())
                .isEqualTo("Port 8080 is taken by another program.");
        assertThat(PortTaken.analysis(taken, Locale.ENGLISH).getAction()).endsWith("SERVER_PORT=8081");
        assertThat(PortTaken.analysis(taken, Locale.SIMPLIFIED_CHINESE).getDescription())
                .isEqualTo("端口 8080 已被其他程序占用。");
        assertThat(PortTaken.analysis(taken, Locale.SIMPLIFIED_CHINESE).getAction())
                .endsWith("SERVER_PORT=8081");
    }

    @Test
    void aTakenPortIsNoticedBeforeAnythingElse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.check("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(PortInUseException.class);
        }
    }

    @Test
    void theNoticeSaysWhereToLookAndWhereTheKeyLies() throws IOException {
        DataFolder folder = DataFolder.open(temp.resolve("data"));
        folder.writeSecret(DataFolder.DEMO_KEY, "the-secret");
        ReadyNotice notice = new ReadyNotice(
                folder,
                new MockEnvironment()
                        .withProperty("server.address", "0.0.0.0")
                        .withProperty("local.server.port", "8080"));

        assertThat(List.of(notice.text(Locale.ENGLISH), notice.text(Locale.SIMPLIFIED_CHINESE)))
                .allSatisfy(text -> assertThat(text)
                        .contains("http://127.0.0.1:8080/chat", "http://127.0.0.1:8080/console")
                        .contains(
                                folder.resolve("demo-key").toString(),
                                folder.resolve("console-login").toString())
                        .doesNotContain("the-secret"));
    }

    private static Process start(DataFolder folder, String language) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.zhanggui.assistant.ZhangguiApplication");
        builder.environment().put("ZHANGGUI_DATA", folder.root().toString());
        builder.environment().put("LC_ALL", language);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectErrorStream(true).start();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
