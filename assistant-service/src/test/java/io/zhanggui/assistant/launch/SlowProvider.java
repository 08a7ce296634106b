package io.zhanggui.assistant.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible provider over real HTTP that takes its time: a word every 300 ms. */
final class SlowProvider implements AutoCloseable {

    /** What it writes to a question whose passages speak of invoices. */
    static final String ANSWER = "抬头相同的订单可以合并开一张发票，一次最多合并20个订单[1]。";

    private static final String COPY = "日常好物\\n\\n做工细致，日常使用很顺手。";

    private final AtomicInteger copies = new AtomicInteger();
    private final HttpServer server;

    SlowProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** How many copies it has written to their end. */
    int copies() {
        return copies.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean question = asked.contains("发票");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            speak(out, question ? ANSWER.split("(?<=，)|(?<=一)|(?<=单)") : new String[] {"", "", COPY});
            if (!question) {
                copies.incrementAndGet();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static void speak(OutputStream out, String... words) throws IOException, InterruptedException {
        for (String word : words) {
            event(out, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + word + "\"},\"finish_reason\":null}]}");
            Thread.sleep(300);
        }
        event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        event(out, "[DONE]");
    }

    private static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
