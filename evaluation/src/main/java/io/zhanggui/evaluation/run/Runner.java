package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Subject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

        /** So many cases are known from before; called once, before any is asked. */
        default void begin(int known, int total) {}

        /** So many of the answers were held against what they cite. */
        default void grounded(int done, int total) {}

        /** Whether to ask the next case. What is being asked is waited for. */
        default boolean goesOn() {
            return true;
        }
    }

    /** A run that goes on. */
    private record Going(Memory memory, Instant since, int total, AtomicInteger done, AtomicInteger notScored) {}

    /**
     * Asks all cases; returns when each has come to something.
     *
     * @param name what the run calls the subject
     * @throws CancellationException if it was not to go on
     */
    public Run run(Dataset dataset, String name, Subject subject, Progress progress) throws InterruptedException {
        return run(dataset, name, subject, Memory.none(), progress);
    }

    /**
     * Asks the cases of which the memory knows nothing; returns when each has come to something.
     *
     * @param name what the run calls the subject
     * @throws CancellationException if it was not to go on
     * @throws UncheckedIOException if the memory cannot keep what was observed
     */
    public Run run(Dataset dataset, String name, Subject subject, Memory memory, Progress progress)
            throws InterruptedException {
        Map<Case, Observation> known = new HashMap<>();
        dataset.cases().forEach(asked -> memory.recall(asked).ifPresent(observation -> known.put(asked, observation)));
        int total = dataset.cases().size();
        Going going = new Going(memory, clock.instant(), total, new AtomicInteger(known.size()), new AtomicInteger());
        progress.begin(known.size(), total);
        Map<Case, Future<Observation>> asked = new HashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
            dataset.cases().stream()
                    .filter(next -> !known.containsKey(next))
                    .forEach(next -> asked.put(next, workers.submit(() -> observe(next, subject, going, progress))));
        }
        Instant started = memory.begun().orElse(going.since());
        return new Run(dataset, name, started, spent(going), results(dataset, known, asked));
    }

    private Observation observe(Case next, Subject subject, Going going, Progress progress) {
        if (!progress.goesOn()) {
            throw new CancellationException();
        }
        Observation observation = subject.observe(next);
        going.memory().keep(next, observation, spent(going));
        int failures = observation instanceof Observation.NotScored
                ? going.notScored().incrementAndGet()
                : going.notScored().get();
        progress.at(going.done().incrementAndGet(), failures, going.total());
        return observation;
    }

    private Duration spent(Going going) {
        return going.memory().spent().plus(Duration.between(going.since(), clock.instant()));
    }

    private static List<CaseResult> results(
            Dataset dataset, Map<Case, Observation> known, Map<Case, Future<Observation>> asked)
            throws InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        for (Case one : dataset.cases()) {
            Optional<Observation> before = Optional.ofNullable(known.get(one));
            results.add(new CaseResult(
                    one, before.isPresent() ? before.get() : observation(Objects.requireNonNull(asked.get(one)))));
        }
        return results;
    }

    private static Observation observation(Future<Observation> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException stopped) {
                throw stopped;
            }
            if (e.getCause() instanceof UncheckedIOException notKept) {
                throw notKept;
            }
            throw new IllegalStateException("A subject threw instead of observing", e.getCause());
        }
    }
}
