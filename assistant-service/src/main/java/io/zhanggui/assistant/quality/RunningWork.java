package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;

/**
 * Work of one kind that this process does on runs, in the background, one at a time for each merchant. Thread-safe.
 *
 * @param <T> what is kept of it
 */
final class RunningWork<T> {

    private static final long PATIENCE_MILLIS = 5_000;

    private final String name;
    private final String busy;
    private final Map<MerchantId, UnderWay<T>> running = new ConcurrentHashMap<>();

    /**
     * @param name of its threads
     * @param busy the key of the problem that another work of the merchant goes on
     */
    RunningWork(String name, String busy) {
        this.name = name;
        this.busy = busy;
    }

    /**
     * Begins. Where it cannot be kept that it has begun, it has not.
     *
     * @param keep keeps that it has begun
     * @throws ApiProblem 409 while other work of the merchant goes on
     */
    void begin(MerchantId merchant, UnderWay<T> work, Runnable keep, Runnable doing) {
        if (running.putIfAbsent(merchant, work) != null) {
            throw busy();
        }
        try {
            keep.run();
            Thread.ofVirtual().name(name).start(Tenancy.carried(() -> {
                try {
                    doing.run();
                } finally {
                    end(merchant, work);
                }
            }));
        } catch (RuntimeException | Error failure) {
            end(merchant, work);
            throw failure;
        }
    }

    Optional<UnderWay<T>> of(MerchantId merchant) {
        return Optional.ofNullable(running.get(merchant));
    }

    Optional<UnderWay<T>> of(MerchantId merchant, String run) {
        return of(merchant).filter(work -> work.id().equals(run));
    }

    /** @throws ApiProblem 409 if it goes on with this run */
    void requireIdle(MerchantId merchant, String run) {
        if (of(merchant, run).isPresent()) {
            throw busy();
        }
    }

    /** Stops it after what is being asked; nothing happens if it has ended. */
    void cancel(MerchantId merchant, String run) {
        of(merchant, run).ifPresent(work -> work.stop(State.CANCELLED));
    }

    /** Stops all that goes on, and waits a little for it. */
    void close() throws InterruptedException {
        List<UnderWay<T>> all = List.copyOf(running.values());
        all.forEach(work -> work.stop(State.INTERRUPTED));
        for (UnderWay<T> work : all) {
            work.awaitEnd(PATIENCE_MILLIS);
        }
    }

    private void end(MerchantId merchant, UnderWay<T> work) {
        running.remove(merchant);
        work.end();
    }

    private ApiProblem busy() {
        return new ApiProblem(HttpStatus.CONFLICT, busy);
    }
}
