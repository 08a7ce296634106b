package io.zhanggui.assistant.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible provider over real HTTP that stops in the middle of an answer, and after some copies, until it is let go. */
final class HeldProvider implements AutoCloseable {

    /** How many copies it writes before it stops. */
    static final int COPIES = 10;

    private static final String COPY = "日常好物\\n\\n做工细致，日常使用很顺手。";

    private final AtomicInteger copies = new AtomicInteger();
    private final CountDownLatch answering = new CountDownLatch(1);
    private final CountDownLatch copying = new CountDownLatch(1);
    private final HttpServer server;

    HeldProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Lets answers go on. */
    void answer() {
        answering.countDown();
    }

    /** Lets copies go on. */
    void copy() {
        copying.countDown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            if (asked.contains("发票")) {
                word(out, "抬头相同的订单可以合并开一张发票[1]。一次最多合并");
                answering.await();
                word(out, "20个订单[1]。");
            } else {
                if (copies.incrementAndGet() > COPIES) {
                    copying.await();
                }
                word(out, COPY);
            }
            event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            event(out, "[DONE]");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void word(OutputStream out, String word) throws IOException {
        event(out, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"},\"finish_reason\":null}]}");
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        answer();
        copy();
        server.stop(0);
    }
}
