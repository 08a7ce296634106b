package io.zhanggui.assistant.launch;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process started by {@code ./zhanggui}, with its own data folder and port. */
final class LaunchedService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path data;
    private final int port;
    private final Path output;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    private LaunchedService(Path data, int port, Path output, Process process) {
        this.data = data;
        this.port = port;
        this.output = output;
        this.process = process;
    }

    /** Starts the launcher and returns at once. */
    static LaunchedService launch(Path data, int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile("zhanggui", ".log");
        ProcessBuilder builder = new ProcessBuilder(launcher().toString())
                .directory(Objects.requireNonNull(data.getParent()).toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("ZHANGGUI_DATA", data.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new LaunchedService(data, port, output, builder.start());
    }

    /** Starts the launcher and waits until it answers. */
    static LaunchedService ready(Path data, Map<String, String> environment) throws IOException, InterruptedException {
        LaunchedService service = launch(data, freePort(), environment);
        service.awaitReady();
        return service;
    }

    /** Types a command of the operator and waits for its end; fails unless it ends well. Returns what it said. */
    static String command(Path data, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("zhanggui", ".log");
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("ZHANGGUI_DATA", data.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int code = builder.start().waitFor();
        String said = Files.readString(output);
        Files.delete(output);
        if (code != 0) {
            throw new AssertionError(code + " " + said);
        }
        return said;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Path launcher() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("zhanggui"))) {
            folder = Objects.requireNonNull(folder.getParent(), "The launcher is in no folder above");
        }
        return folder.resolve("zhanggui");
    }

    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answersReady()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("The service did not become ready:\n" + output());
            }
        }
    }

    private boolean answersReady() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits for the process to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE)) {
            throw new AssertionError("The process still runs");
        }
        return process.exitValue();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** {@code kill -TERM}; returns at once. */
    void terminate() {
        process.destroy();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(uri(path)).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode put(String path, String body) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Uploads a file; fails if the service refuses it. */
    JsonNode upload(String path, String fileName, String content) throws IOException, InterruptedException {
        return upload(path, fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode upload(String path, String fileName, byte[] content) throws IOException, InterruptedException {
        return json(multipart(path, fileName, content));
    }

    /** Begins an upload whose answer may never come. */
    CompletableFuture<JsonNode> uploading(String path, String fileName, String content) throws IOException {
        return client.sendAsync(
                        authorized(multipart(path, fileName, content.getBytes(StandardCharsets.UTF_8))),
                        BodyHandlers.ofString())
                .thenApply(response -> JSON.readTree(response.body()));
    }

    /** Reads a stream of events to its end; counts down when a line holds the mark. */
    CompletableFuture<String> stream(String path, String body, String mark, CountDownLatch latch) throws IOException {
        HttpRequest request = authorized(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return client.sendAsync(request, BodyHandlers.ofLines())
                .thenApplyAsync(response -> response.body()
                        .peek(line -> {
                            if (line.contains(mark)) {
                                latch.countDown();
                            }
                        })
                        .collect(Collectors.joining("\n")));
    }

    private HttpRequest.Builder multipart(String path, String fileName, byte[] content) {
        String head =
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(fileName);
        String end = "%s--cut--%s".formatted("\r\n", "\r\n");
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(
                        List.of(head.getBytes(StandardCharsets.UTF_8), content, end.getBytes(StandardCharsets.UTF_8))));
    }

    String text(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET()).body();
    }

    /** Asks again until the answer is as wanted. */
    JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = get(path);
        while (!wanted.test(answer)) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new AssertionError("Not what was waited for: " + answer + "\n" + output());
            }
            answer = get(path);
        }
        return answer;
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(send(request).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(authorized(request), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return response;
    }

    private HttpRequest authorized(HttpRequest.Builder request) throws IOException {
        String key = Files.readString(data.resolve("demo-key")).strip();
        return request.header("Authorization", "Bearer " + key).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        client.close();
        Files.deleteIfExists(output);
    }
}
