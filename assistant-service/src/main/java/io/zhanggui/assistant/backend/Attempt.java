package io.zhanggui.assistant.backend;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.backend.Outcome.Cancelled;
import io.zhanggui.assistant.backend.Outcome.Failed;
import io.zhanggui.assistant.backend.Outcome.Written;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of one provider, from its start to the first of its ends: whole, broken, late, or nobody waits any more. The
 * provider's thread only puts signals into a queue; all else happens in the thread that runs the attempt, so that there is
 * one reader of the state, one caller of the listener and one end.
 */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Upstream upstream = new Upstream();
    private final StringBuilder text = new StringBuilder();
    private final Limits limits;
    private final Consumer<String> listener;
    private final Cancellation cancellation;

    Attempt(Limits limits, Consumer<String> listener, Cancellation cancellation) {
        this.limits = limits;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /** Blocks until the attempt has ended; the connection is then finished with or closed. */
    Outcome run(StreamingChatModel model, ChatRequest request) {
        cancellation.whenClosed(this::giveUp);
        try {
            Deadline deadline = new Deadline(limits);
            start(model, request);
            return listen(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Cancelled();
        } finally {
            upstream.cancel();
        }
    }

    private void giveUp() {
        upstream.cancel();
        signals.add(new Signal.Gone());
    }

    private void start(StreamingChatModel model, ChatRequest request) {
        try {
            upstream.bind(() -> model.chat(request, new Ear(signals, upstream)));
        } catch (RuntimeException e) {
            // Whatever LangChain4j or a mask may throw costs this attempt alone: the next backend is asked.
            LOG.error("A request could not even be made", e);
            signals.add(new Signal.Broken(Failure.INVALID_REQUEST));
        }
    }

    private Outcome listen(Deadline deadline) throws InterruptedException {
        Outcome end = null;
        while (end == null) {
            Signal signal = signals.poll(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            end = signal == null ? late(deadline) : heard(signal, deadline);
        }
        return end;
    }

    /** A provider that told the end of its text but keeps the connection open has written all the same. */
    private Outcome late(Deadline deadline) {
        return upstream.isEnded()
                ? ended(Usage.NONE)
                : failed(Objects.requireNonNullElse(upstream.failure(), deadline.missed()));
    }

    /** The end, if this was it. */
    private @Nullable Outcome heard(Signal signal, Deadline deadline) {
        if (cancellation.isClosed()) {
            return new Cancelled();
        }
        return switch (signal) {
            case Signal.Text more -> passOn(more.text(), deadline);
            case Signal.Alive alive -> live(deadline);
            case Signal.Finished finished -> ended(finished.usage());
            case Signal.Broken broken -> failed(broken.failure());
            case Signal.Gone gone -> new Cancelled();
        };
    }

    private @Nullable Outcome passOn(String more, Deadline deadline) {
        text.append(more);
        listener.accept(more);
        return live(deadline);
    }

    private @Nullable Outcome live(Deadline deadline) {
        if (deadline.isOver()) {
            return failed(Failure.TIMEOUT);
        }
        deadline.alive();
        return null;
    }

    private Outcome ended(Usage usage) {
        boolean blank = text.toString().isBlank();
        return switch (upstream.finish()) {
            case STOP -> blank ? failed(Failure.EMPTY) : new Written(text.toString(), usage);
            case LENGTH -> blank ? failed(Failure.CUT_EMPTY) : new Written(text.toString(), usage, true);
            case FILTER -> failed(Failure.FILTERED);
            case FAILURE -> failed(Failure.ERROR_IN_STREAM);
        };
    }

    private Failed failed(Failure failure) {
        return new Failed(failure, upstream.retryAfter());
    }
}
