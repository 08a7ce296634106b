package io.zhanggui.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        List<MissJson> missed,
        ScoresJson overall,
        Map<String, ScoresJson> byTag) {

    /**
     * A missed rule.
     *
     * @param metric of a bound; null where the rule speaks of cases
     * @param bound {@code min}, {@code max}, {@code must-pass}, {@code broken} or {@code worse}
     * @param value what is allowed
     * @param measured null where no case speaks of the metric
     * @param cases that miss it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record MissJson(
            @Nullable String metric,
            String bound,
            @Nullable Double value,
            @Nullable Double measured,
            List<String> cases) {}

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

    private static List<MissJson> missed(Verdict verdict) {
        return verdict instanceof Verdict.Missed missed
                ? missed.misses().stream().map(SummaryJson::missed).toList()
                : List.of();
    }

    private static MissJson missed(Verdict.Miss miss) {
        return switch (miss) {
            case Verdict.OutOfBounds out ->
                new MissJson(
                        out.threshold().metric().word(),
                        out.threshold().bound().name().toLowerCase(Locale.ROOT),
                        out.threshold().value(),
                        out.measured(),
                        List.of());
            case Verdict.NotPassed failed -> new MissJson(null, "must-pass", null, null, List.of(failed.id()));
            case Verdict.Broken broken ->
                new MissJson(
                        null,
                        "broken",
                        (double) broken.allowed(),
                        (double) broken.ids().size(),
                        broken.ids());
            case Verdict.Worsened worse ->
                new MissJson(worse.metric().word(), "worse", worse.before(), worse.after(), List.of());
        };
    }

    private static ScoresJson scores(Scores scores) {
        Map<String, Measure> metrics = new LinkedHashMap<>();
        scores.measures().forEach((metric, measure) -> metrics.put(metric.word(), measure));
        return new ScoresJson(scores.cases(), scores.scored(), scores.coverage(), metrics);
    }
}
