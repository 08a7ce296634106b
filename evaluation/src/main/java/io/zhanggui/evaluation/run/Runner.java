package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a subject the cases of a dataset, some at once.
 *
 * @param parallel how many at once, 1 or more
 */
public record Runner(int parallel, Clock clock) {

    /** Hears how far a run is. Called from several threads. */
    @FunctionalInterface
    public interface Progress {

        /** So many cases were asked, the subject failed at so many of them. */
        void at(int done, int notScored, int total);

        /** Whether to ask the next case. What is being asked is waited for. */
        default boolean goesOn() {
            return true;
        }
    }

    /**
     * Asks all cases; returns when each has come to something.
     *
     * @param name what the run calls the subject
     * @throws CancellationException if it was not to go on
     */
    public Run run(Dataset dataset, String name, Subject subject, Progress progress) throws InterruptedException {
        Instant started = clock.instant();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger notScored = new AtomicInteger();
        List<Future<CaseResult>> asked = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
            for (Case next : dataset.cases()) {
                asked.add(workers.submit(() -> {
                    if (!progress.goesOn()) {
                        throw new CancellationException();
                    }
                    CaseResult result = new CaseResult(next, subject.observe(next));
                    int failures = result.observation() instanceof Observation.NotScored
                            ? notScored.incrementAndGet()
                            : notScored.get();
                    progress.at(
                            done.incrementAndGet(), failures, dataset.cases().size());
                    return result;
                }));
            }
        }
        return new Run(dataset, name, started, Duration.between(started, clock.instant()), results(asked));
    }

    private static List<CaseResult> results(List<Future<CaseResult>> asked) throws InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        for (Future<CaseResult> result : asked) {
            try {
                results.add(result.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CancellationException stopped) {
                    throw stopped;
                }
                throw new IllegalStateException("A subject threw instead of observing", e.getCause());
            }
        }
        return results;
    }
}
