package io.zhanggui.evaluation.subject;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Function;

/** Reads a response as it comes: server-sent events, or one body from an endpoint that does not stream. */
abstract class StreamedLines implements Subscriber<String> {

    private static final String EVENT = "event:";
    private static final String DATA = "data:";

    private final int status;
    private final StringBuilder raw = new StringBuilder();
    private String name = "";
    private boolean streamed;

    StreamedLines(int status) {
        this.status = status;
    }

    /**
     * What came with an event, a line at a time.
     *
     * @param name of the event; empty where it has none
     */
    abstract void event(String name, String data);

    /** The body of a response with status 200 that is no stream. */
    abstract void whole(String body);

    int status() {
        return status;
    }

    boolean isStreamed() {
        return streamed;
    }

    /** All that came. */
    String raw() {
        return raw.toString().strip();
    }

    /** Reads a response by lines of this kind. */
    static <L extends StreamedLines, T> BodyHandler<T> handler(Function<Integer, L> lines, Function<L, T> result) {
        return head -> {
            L reading = lines.apply(head.statusCode());
            return BodyHandlers.<L, T>fromLineSubscriber(reading, result, null).apply(head);
        };
    }

    @Override
    public final void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public final void onNext(String line) {
        raw.append(line).append('\n');
        if (line.startsWith(EVENT)) {
            name = line.substring(EVENT.length()).strip();
        } else if (line.startsWith(DATA)) {
            streamed = true;
            event(name, line.substring(DATA.length()).strip());
        } else if (line.isEmpty()) {
            name = "";
        }
    }

    @Override
    public final void onError(Throwable failure) {
        // the client tells the sender
    }

    @Override
    public final void onComplete() {
        if (!streamed && status == 200) {
            whole(raw.toString());
        }
    }
}
