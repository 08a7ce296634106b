package io.zhanggui.assistant.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A provider that does in mid-stream what WireMock cannot: falls silent, hangs up, resets, or waits for its caller to go. */
public final class ScriptedProvider implements Closeable {

    /** What it does with one connection once the request has been read. */
    public interface Script {
        void run(Wire wire) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private ScriptedProvider(ServerSocket server) {
        this.server = server;
    }

    public static ScriptedProvider playing(Script script) {
        try {
            ScriptedProvider provider =
                    new ScriptedProvider(new ServerSocket(0, 1000, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(() -> provider.accept(script));
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Waits for the next request to arrive. */
    public String nextRequest() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request within 10 s");
        }
        return request;
    }

    private void accept(Script script) {
        while (true) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, Script script) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String request = request(in);
            requests.add(request);
            script.run(new Wire(socket, in, request));
        } catch (IOException | InterruptedException e) {
            // The other side is gone, or the test is over.
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SocketException("closed before a request");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One connection. */
    public record Wire(Socket socket, InputStream in, String request) {

        /** Begins a stream whose end is the end of the connection. */
        public void open() throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        }

        /** Begins a stream whose end would be marked: whatever ends it before was not meant to. */
        public void openChunked() throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        public void chunk(String text) throws IOException {
            write(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
        }

        public void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        }

        /** Bytes that need not be text. */
        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Says nothing until the caller hangs up, and then counts down. */
        public void waitForHangUp(CountDownLatch hungUp) throws IOException {
            socket.setSoTimeout(10_000);
            try {
                in.transferTo(OutputStream.nullOutputStream());
                hungUp.countDown();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (SocketException e) {
                hungUp.countDown();
            }
        }
    }
}
