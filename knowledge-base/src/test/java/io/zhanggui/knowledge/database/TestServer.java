package io.zhanggui.knowledge.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of this machine's tests: the one that {@code ZHANGGUI_TEST_DB} names, or else one that is started on scratch
 * data in Docker, from a native installation, or as PGlite where Node is. A server that was started here ends with this process,
 * however that ends.
 */
final class TestServer {

    private static final String NONE = """
            No PostgreSQL with pgvector is here to test with. One of these brings one:
              Docker             start it; the tests run pgvector/pgvector:pg17
              Debian 13, Ubuntu  sudo apt-get install postgresql-17-pgvector
              Debian 12          sudo sh -c 'apt-get install -y postgresql-common && \
            /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && apt-get install -y postgresql-17-pgvector'
              macOS              brew install postgresql@17 pgvector
              Node 20 or later   enough by itself, where npm reaches a registry; transactions take turns
              any server         export ZHANGGUI_TEST_DB='jdbc:postgresql://HOST:5432/postgres?user=SUPERUSER&password=PASSWORD'""";

    private static @Nullable String url;

    private TestServer() {}

    /**
     * The JDBC URL of a superuser, who may make roles, databases and extensions.
     *
     * @throws IllegalStateException if there is none; the message names the commands that install one
     */
    static synchronized String url() {
        if (url == null) {
            url = Optional.ofNullable(System.getenv("ZHANGGUI_TEST_DB"))
                    .filter(named -> !named.isBlank())
                    .or(() -> Stream.of("docker", "native", "pglite")
                            .map(TestServer::started)
                            .flatMap(Optional::stream)
                            .findFirst())
                    .orElseThrow(() -> new IllegalStateException(NONE));
        }
        return url;
    }

    private static Optional<String> started(String way) {
        try {
            Path errors = Files.createTempFile("postgresql", ".log");
            errors.toFile().deleteOnExit();
            Process process = new ProcessBuilder(List.of(
                            "sh",
                            "-c",
                            script("postgresql.sh"),
                            "postgresql.sh",
                            way,
                            freePort(),
                            script("pglite.mjs")))
                    .redirectError(errors.toFile())
                    .start();
            // Nobody closes its standard input: that is the end of this process.
            BufferedReader output = process.inputReader(UTF_8);
            String line = output.readLine();
            if (line != null) {
                return Optional.of(line);
            }
            if (process.waitFor() == 3) {
                return Optional.empty();
            }
            throw new IllegalStateException(
                    "PostgreSQL does not start (%s): %s".formatted(way, Files.readString(errors)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = TestServer.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(script.readAllBytes(), UTF_8);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
