package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Ending;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.backend.Outcome.Cancelled;
import io.zhanggui.assistant.backend.Outcome.Failed;
import io.zhanggui.assistant.backend.Outcome.Written;
import io.zhanggui.assistant.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks its backends one after the other; offline answers what none of them could. Each call runs on one virtual thread, a
 * blocking one too: whoever interrupts the caller then never reaches into the ledger's store.
 */
final class BackendChain implements Backends {

    private static final Logger LOG = LoggerFactory.getLogger(BackendChain.class);

    private final Supplier<List<GuardedBackend>> roster;
    private final CallLedger ledger;
    private final LedgeredCalls calls;

    BackendChain(List<GuardedBackend> backends, CallLedger ledger) {
        this(() -> backends, ledger);
    }

    /** @param roster who is asked at this time; a call asks those of its beginning */
    BackendChain(Supplier<List<GuardedBackend>> roster, CallLedger ledger) {
        this.roster = roster;
        this.ledger = ledger;
        this.calls = new LedgeredCalls(ledger);
    }

    @Override
    public Completion complete(ModelCall call) {
        CompletableFuture<Completion> written = new CompletableFuture<>();
        Running running = stream(call, new Awaited(written));
        try {
            return written.get();
        } catch (InterruptedException e) {
            running.close();
            Completion offline = offline(call);
            Thread.currentThread().interrupt();
            return offline;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A chain that ends offline has failed", e);
        }
    }

    @Override
    public Running stream(ModelCall call, CompletionListener listener) {
        Cancellation cancellation = new Cancellation();
        Telling telling = new Telling(listener, cancellation);
        Thread.ofVirtual()
                .name("model-call")
                .uncaughtExceptionHandler((thread, error) -> endAll(call, error, telling))
                .start(Trace.carried(() -> run(call, telling, cancellation)));
        return cancellation;
    }

    private void run(ModelCall call, Telling telling, Cancellation cancellation) {
        for (GuardedBackend backend : roster.get()) {
            if (cancellation.isClosed()) {
                return;
            }
            switch (calls.ask(backend, call, telling::text, cancellation)) {
                case Written written -> {
                    telling.complete(completion(backend, written));
                    return;
                }
                case Failed failed -> telling.discard();
                case Cancelled cancelled -> {
                    return;
                }
            }
        }
        Completion offline = offline(call);
        telling.complete(offline);
    }

    /** A defect of ours: whoever waits is told the end all the same. */
    private static void endAll(ModelCall call, Throwable error, Telling telling) {
        LOG.error("The {} for merchant {} failed", call.purpose(), call.merchant(), error);
        telling.discard();
        telling.complete(Completion.missing());
    }

    private static Completion completion(GuardedBackend backend, Written written) {
        Ending ending = written.cut() ? Ending.CUT : Ending.WHOLE;
        return new Completion(written.text(), backend.name(), written.usage(), ending);
    }

    private Completion offline(ModelCall call) {
        long start = System.nanoTime();
        Completion offline = offlineText(call);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        ledger.record(CallRecord.offline(call, offline, took));
        return offline;
    }

    private static Completion offlineText(ModelCall call) {
        try {
            return new Completion(call.offline().get(), Completion.OFFLINE, Usage.NONE);
        } catch (RuntimeException e) {
            // The text is made by code of another feature: whatever is wrong there, whoever waits hears the end.
            LOG.error("The offline {} for merchant {} failed", call.purpose(), call.merchant(), e);
            return Completion.missing();
        }
    }

    @Override
    public boolean hasModel() {
        return !roster.get().isEmpty();
    }

    @Override
    public List<BackendState> states() {
        BackendState offline = new BackendState(Completion.OFFLINE, "", "closed", 0, 0);
        return Stream.concat(roster.get().stream().map(GuardedBackend::state), Stream.of(offline))
                .toList();
    }

    /** Hears the end alone. */
    private record Awaited(CompletableFuture<Completion> written) implements CompletionListener {

        @Override
        public void onText(String text) {}

        @Override
        public void onRestart() {}

        @Override
        public void onComplete(Completion completion) {
            written.complete(completion);
        }
    }
}
