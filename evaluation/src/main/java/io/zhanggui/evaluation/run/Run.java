package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.dataset.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A dataset that was asked.
 *
 * @param subject what was asked: a URL
 * @param results in the order of the dataset
 */
public record Run(Dataset dataset, String subject, Instant started, Duration took, List<CaseResult> results) {

    public Run {
        results = List.copyOf(results);
    }

    /**
     * The same run, each answer that cites passages with its grounding. It is looked for when all is asked, so that it takes
     * no time from an answer that is being measured.
     *
     * @throws CancellationException if it was not to go on
     */
    public Run groundedBy(Groundedness groundedness, Runner.Progress progress) {
        return groundedBy(groundedness, 1, progress);
    }

    /** @param parallel how many answers are looked at at once; more than there are processors are of no use */
    public Run groundedBy(Groundedness groundedness, int parallel, Runner.Progress progress) {
        AtomicInteger done = new AtomicInteger();
        List<Callable<CaseResult>> work = results.stream()
                .<Callable<CaseResult>>map(result -> () -> {
                    if (!progress.goesOn()) {
                        throw new CancellationException();
                    }
                    CaseResult grounded = result.groundedBy(groundedness);
                    progress.grounded(done.incrementAndGet(), results.size());
                    return grounded;
                })
                .toList();
        return new Run(dataset, subject, started, took, done(work, parallel));
    }

    private static List<CaseResult> done(List<Callable<CaseResult>> work, int parallel) {
        try (ExecutorService workers = Executors.newFixedThreadPool(parallel)) {
            List<CaseResult> results = new ArrayList<>();
            for (Future<CaseResult> each : workers.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What went wrong, the worst first. */
    public List<CaseResult> wrong() {
        Map<Fault, List<CaseResult>> byFault = new EnumMap<>(Fault.class);
        results.forEach(result -> result.fault()
                .ifPresent(fault -> byFault.computeIfAbsent(fault, known -> new ArrayList<>())
                        .add(result)));
        return byFault.values().stream().flatMap(List::stream).toList();
    }
}
