package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.dataset.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

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
        List<CaseResult> grounded = new ArrayList<>();
        for (CaseResult result : results) {
            if (!progress.goesOn()) {
                throw new CancellationException();
            }
            grounded.add(result.groundedBy(groundedness));
        }
        return new Run(dataset, subject, started, took, grounded);
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
