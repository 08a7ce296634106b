package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.run.Summary.Scores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code summary.json} holds: the scores and what the gate said. */
record SummaryJson(
        String dataset,
        String subject,
        String started,
        long tookMillis,
        String verdict,
        List<ThresholdJson> missed,
        ScoresJson overall,
        Map<String, ScoresJson> byTag) {

    /**
     * A missed threshold.
     *
     * @param measured null where no case speaks of the metric
     */
    record ThresholdJson(
            String metric,
            String bound,
            double value,
            @Nullable Double measured) {}

    record ScoresJson(int cases, int scored, double coverage, Map<String, Measure> metrics) {}

    static SummaryJson of(Report report) {
        Map<String, ScoresJson> byTag = new LinkedHashMap<>();
        report.summary().byTag().forEach((tag, scores) -> byTag.put(tag, scores(scores)));
        return new SummaryJson(
                report.run().dataset().name(),
                report.run().subject(),
                report.run().started().toString(),
                report.run().took().toMillis(),
                word(report.verdict()),
                missed(report.verdict()),
                scores(report.summary().overall()),
                byTag);
    }

    String text() {
        return StableJson.text(this);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met met -> "met";
            case Verdict.Missed missed -> "missed";
            case Verdict.NotCovered few -> "not_covered";
        };
    }

    private static List<ThresholdJson> missed(Verdict verdict) {
        return verdict instanceof Verdict.Missed missed
                ? missed.misses().stream().map(SummaryJson::missed).toList()
                : List.of();
    }

    private static ThresholdJson missed(Verdict.Miss miss) {
        Threshold threshold = miss.threshold();
        return new ThresholdJson(
                threshold.metric().word(),
                threshold.bound().name().toLowerCase(Locale.ROOT),
                threshold.value(),
                miss.measured());
    }

    private static ScoresJson scores(Scores scores) {
        Map<String, Measure> metrics = new LinkedHashMap<>();
        scores.measures().forEach((metric, measure) -> metrics.put(metric.word(), measure));
        return new ScoresJson(scores.cases(), scores.scored(), scores.coverage(), metrics);
    }
}
