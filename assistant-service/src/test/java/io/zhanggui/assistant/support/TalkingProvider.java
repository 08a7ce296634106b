package io.zhanggui.assistant.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An OpenAI-compatible provider over real HTTP that says what a test wants, and counts who hangs up. */
final class TalkingProvider {

    /** What it does with a request once it was read. */
    interface Script {
        void say(OutputStream out) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private volatile Script script = out -> {};
    private volatile CountDownLatch left = new CountDownLatch(1);
    private volatile String asked = "";

    TalkingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void will(Script next) {
        left = new CountDownLatch(1);
        script = next;
    }

    /** Says all of it, piece by piece, and ends well. */
    void willSay(String... pieces) {
        will(out -> {
            for (String piece : pieces) {
                delta(out, piece);
            }
            event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            event(out, "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"total_tokens\":17}}");
            event(out, "[DONE]");
        });
    }

    /** The last request. */
    String asked() {
        return asked;
    }

    boolean wasLeftWithin(Duration longest) throws InterruptedException {
        return left.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void delta(OutputStream out, String text) throws IOException {
        event(out, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    private void serve(HttpExchange exchange) throws IOException {
        CountDownLatch leaving = left;
        asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try {
            script.say(exchange.getResponseBody());
            exchange.getResponseBody().close();
        } catch (IOException gone) {
            leaving.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
