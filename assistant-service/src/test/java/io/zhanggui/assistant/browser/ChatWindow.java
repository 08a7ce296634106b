package io.zhanggui.assistant.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.function.Consumer;

/** The chat of the screen's shop. */
record ChatWindow(Page page) {

    static ChatWindow open(Visit visit) {
        return new ChatWindow(visit.go("/chat/" + visit.screen().shop()));
    }

    void ask(String question) {
        page.fill("#message", question);
        page.press("#message", "Enter");
    }

    /** The answers, the welcome not among them. */
    Locator answers() {
        return page.locator("#turns .row.shop:not([aria-busy])");
    }

    /** The last answer's text. */
    Locator answer() {
        return answers().last().locator(".bubble");
    }

    /** What becomes of the next question on its way to the service. */
    void onceAsked(Consumer<Route> way) {
        page.route("**/api/v1/chat", way, new Page.RouteOptions().setTimes(1));
    }

    /** No question reaches the service. Without a number of times: after the last of them the browser lets go what it holds. */
    void holdQuestions() {
        page.route("**/api/v1/chat", route -> {});
    }

    static Route.FulfillOptions stream(String events) {
        return new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("text/event-stream;charset=UTF-8")
                .setBody(events);
    }

    static Route.FulfillOptions notYet(int status, int seconds) {
        return new Route.FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Retry-After", Integer.toString(seconds)))
                .setContentType("application/problem+json")
                .setBody("{\"title\":\"Not yet\"}");
    }
}
