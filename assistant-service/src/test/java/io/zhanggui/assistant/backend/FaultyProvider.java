package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.backend.Fault.Acting;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A provider with one fault, until it is closed. */
public final class FaultyProvider implements AutoCloseable {

    private final URI uri;
    private final List<Closeable> open;

    private FaultyProvider(URI uri, List<Closeable> open) {
        this.uri = uri;
        this.open = open;
    }

    /** @param bodies plays the whole responses, one fault at a time */
    public static FaultyProvider playing(Fault fault, WireMockExtension bodies) throws IOException {
        return switch (fault.acting()) {
            case Acting.Body body -> {
                bodies.stubFor(any(anyUrl()).willReturn(body.response()));
                yield new FaultyProvider(URI.create(bodies.baseUrl() + "/v1"), List.of());
            }
            case Acting.Wire wire -> {
                ScriptedProvider provider = ScriptedProvider.playing(wire.script());
                yield new FaultyProvider(provider.uri(), List.of(provider));
            }
            case Acting.Door.CLOSED -> closed();
            case Acting.Door.FULL -> full();
        };
    }

    private static FaultyProvider closed() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new FaultyProvider(at(gone), List.of());
        }
    }

    private static FaultyProvider full() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        List<Closeable> open = new ArrayList<>(List.of(server));
        for (int i = 0; i < 2; i++) {
            open.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        }
        return new FaultyProvider(at(server), open);
    }

    private static URI at(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Where it listens, if it does. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
