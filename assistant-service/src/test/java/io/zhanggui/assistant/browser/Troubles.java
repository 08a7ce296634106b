package io.zhanggui.assistant.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What went wrong in a browser window, unless the test says that it will. */
final class Troubles {

    /** The browser's own line about a response or a request, which are noted themselves. */
    private static final String SAID_TWICE = "Failed to load resource";

    private final List<String> noted = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();
    private boolean connectionMayBreak;

    Troubles(BrowserContext context) {
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(SAID_TWICE)) {
                noted.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> noted.add("script: " + error.error()));
        context.onResponse(this::answered);
        context.onRequestFailed(this::failed);
    }

    void expect(int status) {
        expected.add(status);
    }

    void expectBrokenConnections() {
        connectionMayBreak = true;
    }

    List<String> noted() {
        return List.copyOf(noted);
    }

    private void answered(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            noted.add("HTTP " + response.status() + ": " + response.request().method() + " " + response.url());
        }
    }

    /** A request that the page itself gave up is none. */
    private void failed(Request request) {
        if (!connectionMayBreak && !"net::ERR_ABORTED".equals(request.failure())) {
            noted.add(request.failure() + ": " + request.method() + " " + request.url());
        }
    }
}
