package io.zhanggui.assistant.support;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an answer as server-sent events. Once sending fails the client is gone, and nothing more is sent. Thread-safe. */
final class EventStream implements AnswerListener {

    /** Without a limit of its own: the backends have theirs. */
    private final SseEmitter emitter = new SseEmitter(0L);

    private final List<Runnable> leaving = new ArrayList<>();
    private boolean over;
    private boolean gone;

    EventStream() {
        emitter.onError(failure -> leave());
        emitter.onCompletion(this::leave);
        emitter.onTimeout(this::leave);
    }

    SseEmitter emitter() {
        return emitter;
    }

    @Override
    public void delta(String text) {
        send(SseEmitter.event().name("delta").data(Map.of("text", text), MediaType.APPLICATION_JSON));
    }

    @Override
    public void restart(String reason) {
        send(SseEmitter.event().name("restart").data(Map.of("reason", reason), MediaType.APPLICATION_JSON));
    }

    @Override
    public void whenGone(Runnable leave) {
        boolean now;
        synchronized (leaving) {
            now = gone;
            leaving.add(leave);
        }
        if (now) {
            leave.run();
        }
    }

    void heartbeat() {
        send(SseEmitter.event().comment("alive"));
    }

    /** The end of the answer. */
    void done(ChatReply reply) {
        reply.citations()
                .forEach(citation ->
                        send(SseEmitter.event().name("citation").data(citation, MediaType.APPLICATION_JSON)));
        send(SseEmitter.event().name("done").data(reply, MediaType.APPLICATION_JSON));
        complete();
    }

    void fail(RuntimeException failure) {
        synchronized (leaving) {
            over = true;
        }
        emitter.completeWithError(failure);
    }

    private void complete() {
        synchronized (leaving) {
            over = true;
        }
        emitter.complete();
    }

    private void send(SseEmitter.SseEventBuilder event) {
        synchronized (leaving) {
            if (gone || over) {
                return;
            }
        }
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException left) {
            leave();
        }
    }

    private void leave() {
        List<Runnable> told;
        synchronized (leaving) {
            if (gone || over) {
                return;
            }
            gone = true;
            told = List.copyOf(leaving);
        }
        told.forEach(Runnable::run);
    }
}
