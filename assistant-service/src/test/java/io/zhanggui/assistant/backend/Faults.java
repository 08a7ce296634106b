package io.zhanggui.assistant.backend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.zhanggui.assistant.backend.OpenAiWire.done;
import static io.zhanggui.assistant.backend.OpenAiWire.event;
import static io.zhanggui.assistant.backend.OpenAiWire.finish;
import static io.zhanggui.assistant.backend.OpenAiWire.role;
import static io.zhanggui.assistant.backend.OpenAiWire.text;
import static io.zhanggui.assistant.backend.OpenAiWire.thought;
import static io.zhanggui.assistant.backend.OpenAiWire.usage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.zhanggui.assistant.backend.Fault.Acting;
import io.zhanggui.assistant.backend.Fault.Guarding;
import io.zhanggui.assistant.backend.Fault.Seen;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** All that goes wrong with providers. */
public final class Faults {

    /** What the faulty provider says where it says anything: a sentence and the start of another. */
    public static final String HALF = "可以合并开票[1]。一次";

    /** The part of it that may be shown. */
    public static final String SENTENCE = "可以合并开票[1]。";

    /** What the next provider says. */
    public static final String NEXT = "一次最多合并20个订单[1]。";

    /** Given whenever a reader has heard some text: a reset takes with it what was not yet read. */
    public static final Semaphore HEARD = new Semaphore(0);

    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final String TOO_MUCH = """
            {"error":{"message":"This model's maximum context length is 8192 tokens","code":"context_length_exceeded"}}""";

    private Faults() {}

    /** Every one of them, in the order of the table. */
    public static List<Fault> all() {
        return Stream.of(connections(), silences(), breaks(), garbage(), statuses(), endings(), oddities())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> connections() {
        return List.of(
                new Fault("connection refused", Acting.Door.CLOSED, Seen.NEXT, Guarding.COUNTS, "refused"),
                new Fault(
                        "connection not accepted in time",
                        Acting.Door.FULL,
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "connect_timeout"),
                ill(
                        "connection reset before the headers",
                        "hung_up",
                        aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)),
                ill(
                        "connection closed without an answer",
                        "hung_up",
                        aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)),
                ill(
                        "something that is no HTTP",
                        "hung_up",
                        aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE)));
    }

    private static List<Fault> silences() {
        return List.of(
                wire("no first byte in time", Seen.NEXT, "first_token_timeout", wire -> NEVER.await()),
                wire("headers, and then no token in time", Seen.NEXT, "first_token_timeout", wire -> {
                    wire.openChunked();
                    NEVER.await();
                }),
                wire("comments to keep the connection alive, and no token", Seen.NEXT, "first_token_timeout", wire -> {
                    wire.open();
                    dribble(wire, ": keep-alive\n\n");
                }),
                wire("silence in mid-stream", Seen.RESTART, "stalled", wire -> {
                    wire.openChunked();
                    wire.chunk(text(HALF));
                    NEVER.await();
                }),
                wire("one byte at a time, and never a whole token", Seen.RESTART, "stalled", wire -> {
                    wire.open();
                    wire.write(text(HALF));
                    dribble(wire, "x");
                }),
                wire("one token at a time, and never an end", Seen.RESTART, "timeout", wire -> {
                    wire.open();
                    wire.write(text(HALF));
                    dribble(wire, text("啊"));
                }),
                ill("408", "provider_timeout", status(408)),
                ill("504", "provider_timeout", status(504)));
    }

    private static List<Fault> breaks() {
        return List.of(
                wire("reset in mid-stream", Seen.RESTART, "broken_stream", wire -> {
                    wire.openChunked();
                    wire.chunk(text(HALF));
                    HEARD.tryAcquire(10, TimeUnit.SECONDS);
                    wire.reset();
                }),
                wire("connection closed in mid-stream", Seen.RESTART, "broken_stream", wire -> {
                    wire.open();
                    wire.write(text(HALF));
                }),
                wire("chunked encoding without its last chunk", Seen.RESTART, "broken_stream", wire -> {
                    wire.openChunked();
                    wire.chunk(text(HALF));
                }),
                wire("broken chunked encoding", Seen.RESTART, "broken_stream", wire -> {
                    wire.openChunked();
                    wire.chunk(text(HALF));
                    HEARD.tryAcquire(10, TimeUnit.SECONDS);
                    wire.write("no number\r\n" + text("啊") + "\r\n");
                    NEVER.await();
                }),
                stream(
                        "an error object before the first token",
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "error_in_stream",
                        event("""
                        {"error":{"message":"upstream failed","type":"server_error"}}""")),
                stream(
                        "an error object in mid-stream",
                        Seen.RESTART,
                        Guarding.COUNTS,
                        "error_in_stream",
                        text(HALF) + event("{\"error\":{\"message\":\"engine died\"}}") + done()),
                stream(
                        "an event named error",
                        Seen.RESTART,
                        Guarding.COUNTS,
                        "error_in_stream",
                        text(HALF) + "event: error\ndata: overloaded\n\n"),
                stream(
                        "an end for want of resources (`insufficient_system_resource`)",
                        Seen.RESTART,
                        Guarding.COUNTS,
                        "error_in_stream",
                        text(HALF) + finish("insufficient_system_resource") + done()));
    }

    private static List<Fault> garbage() {
        byte[] notUtf8 = text("坏@字").getBytes(UTF_8);
        notUtf8[new String(notUtf8, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('@')] = (byte) 0xff;
        return List.of(
                ill("a web page with 200 (captive portal)", "wrong_type", typed("text/html", "<html>Log in</html>")),
                ill("JSON that is cut off", "wrong_type", typed("application/json", "{\"choices\":[{\"mess")),
                ill("another content type, and no stream", "wrong_type", typed("image/png", "PNG")),
                ill("a redirection", "redirected", status(302).withHeader("Location", "/login")),
                stream(
                        "broken JSON in a line",
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "garbage",
                        "data: {\"choi\n\n" + text("啊") + done()),
                stream(
                        "broken JSON in mid-stream",
                        Seen.RESTART,
                        Guarding.COUNTS,
                        "garbage",
                        text(HALF) + "data: {\"choi\n\n" + text("啊") + done()),
                stream(
                        "a line cut off",
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "garbage",
                        "data: {\"choices\":[{\"delta\":{\"con"),
                ill("an empty body", "garbage", typed("text/event-stream", "")),
                ill(
                        "bytes that are no UTF-8",
                        "bad_encoding",
                        typed("text/event-stream", "").withBody(notUtf8)),
                wire("a line without an end", Seen.NEXT, "too_long", wire -> {
                    wire.open();
                    wire.write("data: ");
                    while (true) {
                        wire.write("x".repeat(64 * 1024));
                    }
                }),
                stream("no choices", Seen.NEXT, Guarding.COUNTS, "empty", event("{\"choices\":[]}") + usage() + done()),
                stream(
                        "empty content",
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "empty",
                        role() + text("") + finish("stop") + done()),
                stream(
                        "a thought and no answer",
                        Seen.NEXT,
                        Guarding.COUNTS,
                        "empty",
                        text("<think>想想") + finish("stop") + done()),
                stream(
                        "a thought without its opening tag",
                        Seen.RESTART,
                        Guarding.COUNTS,
                        "leaked_thought",
                        text(HALF) + text("再想想</think>好") + finish("stop") + done()));
    }

    private static List<Fault> statuses() {
        return List.of(
                request(
                        "400",
                        "invalid_request",
                        status(400).withBody("{\"error\":{\"message\":\"bad temperature\"}}")),
                request(
                        "400, the context is too long",
                        "context_too_long",
                        status(400).withBody(TOO_MUCH)),
                request(
                        "400, the content is not wanted",
                        "filtered",
                        status(400).withBody("{\"error\":{\"code\":\"data_inspection_failed\",\"message\":\"\"}}")),
                request("413", "too_large", status(413)),
                request("422", "invalid_request", status(422)),
                mend("401", "unauthorized", status(401)),
                mend("402", "no_balance", status(402)),
                mend("403", "forbidden", status(403)),
                mend("404", "not_found", status(404)),
                mend(
                        "429, the balance is spent (`insufficient_quota`)",
                        "no_balance",
                        status(429).withBody("{\"error\":{\"code\":\"insufficient_quota\"}}")),
                rest("429", Guarding.SHORTLY, "rate_limited", status(429)),
                rest(
                        "429 with `Retry-After` in seconds",
                        Guarding.ASKED,
                        "rate_limited",
                        status(429).withHeader("Retry-After", "60")),
                rest(
                        "429 with `Retry-After` as a date",
                        Guarding.ASKED,
                        "rate_limited",
                        status(429).withHeader("Retry-After", "Wed, 11 Nov 2026 00:01:00 GMT")),
                rest(
                        "429 with `Retry-After` of years",
                        Guarding.CAPPED,
                        "rate_limited",
                        status(429).withHeader("Retry-After", "99999999999999999999")),
                ill("500", "server_error", status(500).withBody("{\"error\":{\"message\":\"oops\"}}")),
                ill("502", "server_error", status(502).withBody("<html>Bad Gateway</html>")),
                ill("503", "unavailable", status(503)),
                rest(
                        "503 with `Retry-After`",
                        Guarding.COUNTS_AND_ASKED,
                        "unavailable",
                        status(503).withHeader("Retry-After", "60")),
                ill("529", "overloaded", status(529)));
    }

    private static List<Fault> endings() {
        return List.of(
                stream(
                        "`finish_reason` length",
                        Seen.CUT,
                        Guarding.NOTHING,
                        "cut_off",
                        text(HALF) + finish("length") + usage() + done()),
                stream(
                        "`finish_reason` length before a word",
                        Seen.NEXT,
                        Guarding.NOTHING,
                        "cut_empty",
                        thought("想") + finish("length") + done()),
                stream(
                        "`finish_reason` content_filter",
                        Seen.NEXT,
                        Guarding.NOTHING,
                        "filtered",
                        finish("content_filter") + done()),
                stream(
                        "`finish_reason` content_filter in mid-stream",
                        Seen.RESTART,
                        Guarding.NOTHING,
                        "filtered",
                        text(HALF) + finish("content_filter") + done()),
                stream(
                        "an error object in the stream: the context is too long",
                        Seen.NEXT,
                        Guarding.NOTHING,
                        "context_too_long",
                        event(TOO_MUCH)));
    }

    private static List<Fault> oddities() {
        return List.of(
                well("no count of tokens", text(SENTENCE) + finish("stop") + done()),
                well("no `[DONE]`", text(SENTENCE) + finish("stop") + usage()),
                well("no `finish_reason`", text(SENTENCE) + done()),
                wire("no `[DONE]`, and the connection stays open", Seen.ANSWER, Guarding.NOTHING, "ok", wire -> {
                    wire.openChunked();
                    wire.chunk(text(SENTENCE) + finish("stop"));
                    NEVER.await();
                }),
                well("two chunks that say who speaks", role() + role() + text(SENTENCE) + finish("stop") + done()),
                well("`reasoning_content`", thought("秘密") + text(SENTENCE) + finish("stop") + usage() + done()),
                well(
                        "`<think>` in the content, in pieces",
                        text("<th")
                                + text("ink>秘密</thi")
                                + text("nk>\\n\\n可以")
                                + text("合并开票[1]。")
                                + finish("stop")
                                + done()),
                new Fault(
                        "a stream under another content type",
                        new Acting.Body(typed("application/json", text(SENTENCE) + finish("stop") + done())),
                        Seen.ANSWER,
                        Guarding.NOTHING,
                        "ok"));
    }

    /** Goes on and on, slower than it could and faster than it must; ends when nobody reads. */
    private static void dribble(ScriptedProvider.Wire wire, String piece)
            throws java.io.IOException, InterruptedException {
        while (!NEVER.await(20, TimeUnit.MILLISECONDS)) {
            wire.write(piece);
        }
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    private static ResponseDefinitionBuilder typed(String type, String body) {
        return aResponse().withHeader("Content-Type", type).withBody(body);
    }

    private static Fault ill(String name, String label, ResponseDefinitionBuilder response) {
        return rest(name, Guarding.COUNTS, label, response);
    }

    private static Fault request(String name, String label, ResponseDefinitionBuilder response) {
        return rest(name, Guarding.NOTHING, label, response);
    }

    private static Fault mend(String name, String label, ResponseDefinitionBuilder response) {
        return rest(name, Guarding.MISCONFIGURED, label, response);
    }

    private static Fault rest(String name, Guarding guards, String label, ResponseDefinitionBuilder response) {
        return new Fault(name, new Acting.Body(response), Seen.NEXT, guards, label);
    }

    private static Fault well(String name, String stream) {
        return stream(name, Seen.ANSWER, Guarding.NOTHING, "ok", stream);
    }

    /** Written at once: WireMock would hand all of it over as one body, and the reader could not hear a part of it. */
    private static Fault stream(String name, Seen seen, Guarding guards, String label, String stream) {
        return wire(name, seen, guards, label, wire -> {
            wire.open();
            wire.write(stream);
        });
    }

    private static Fault wire(String name, Seen seen, String label, ScriptedProvider.Script script) {
        return wire(name, seen, Guarding.COUNTS, label, script);
    }

    private static Fault wire(String name, Seen seen, Guarding guards, String label, ScriptedProvider.Script script) {
        return new Fault(name, new Acting.Wire(script), seen, guards, label);
    }
}
