package io.zhanggui.evaluation.run;

import io.zhanggui.evaluation.dataset.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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

    /** What went wrong, the worst first. */
    public List<CaseResult> wrong() {
        return results.stream()
                .filter(result -> result.fault().isPresent())
                .sorted(Comparator.comparing(result -> result.fault().orElseThrow()))
                .toList();
    }
}
