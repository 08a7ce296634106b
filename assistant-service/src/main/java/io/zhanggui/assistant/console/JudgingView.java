package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.EvaluationRun;
import io.zhanggui.assistant.quality.Judging;
import io.zhanggui.assistant.quality.Judgings;
import io.zhanggui.evaluation.judge.JudgedRun;
import io.zhanggui.evaluation.judge.JudgedRun.CaseVerdict;
import io.zhanggui.evaluation.judge.Judgement;
import io.zhanggui.evaluation.report.Judged;
import io.zhanggui.knowledge.MerchantId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a judge says of a run, or how far it is.
 *
 * @param judging the latest
 * @param finished the last one that has finished, whose verdicts these are; null if none has, or they cannot be read
 * @param lines by criterion
 * @param byCase verdicts by the id of the case
 * @param spent by the finished one, {@code ¥0.0123}
 */
record JudgingView(
        Judging judging,
        @Nullable Judging finished,
        List<LineView> lines,
        Map<String, List<VerdictView>> byCase,
        String spent) {

    /** @param mean empty where too few answers have a score */
    record LineView(String criterion, String mean, int scored, int cases, int unparseable, int down, int capped) {

        static LineView of(Judged.Line line) {
            String mean = line.mean().isPresent() ? two(line.mean().getAsDouble()) : "";
            return new LineView(
                    line.criterion(),
                    mean,
                    line.scored(),
                    line.cases(),
                    line.unparseable(),
                    line.down(),
                    line.capped());
        }
    }

    /**
     * @param end how it came out: {@code "scored"}, {@code "unparseable"}, {@code "down"}, {@code "capped"}
     * @param value the score, 0 to 1; none unless scored
     * @param detail the judge's reason, what it replied, or the label of its failure
     */
    record VerdictView(String criterion, String end, OptionalDouble value, String detail) {

        static VerdictView of(CaseVerdict verdict) {
            String criterion = verdict.criterion().name().toLowerCase(Locale.ROOT);
            return switch (verdict.judgement()) {
                case Judgement.Scored scored ->
                    new VerdictView(criterion, "scored", OptionalDouble.of(scored.value()), scored.reason());
                case Judgement.Unparseable unread ->
                    new VerdictView(criterion, "unparseable", OptionalDouble.empty(), unread.reply());
                case Judgement.BackendDown down ->
                    new VerdictView(criterion, "down", OptionalDouble.empty(), down.reason());
                case Judgement.Capped capped -> new VerdictView(criterion, "capped", OptionalDouble.empty(), "");
            };
        }

        /** Empty unless scored. Public for the page. */
        public String score() {
            return value.isPresent() ? two(value.getAsDouble()) : "";
        }
    }

    static JudgingView of(Judgings judgings, MerchantId merchant, EvaluationRun run, Judging judging) {
        return judgings.finished(merchant, run)
                .flatMap(finished -> judgings.verdicts(merchant, run).map(verdicts -> of(judging, finished, verdicts)))
                .orElseGet(() -> progress(judging.finished() ? judging.damaged() : judging));
    }

    /** How far it is, and no more. */
    static JudgingView progress(Judging judging) {
        return new JudgingView(judging, null, List.of(), Map.of(), "");
    }

    private static JudgingView of(Judging judging, Judging finished, JudgedRun verdicts) {
        return new JudgingView(
                judging,
                finished,
                verdicts.told(finished.model()).lines().stream()
                        .map(LineView::of)
                        .toList(),
                verdicts.verdicts().stream()
                        .collect(Collectors.groupingBy(
                                CaseVerdict::caseId,
                                Collectors.mapping(VerdictView::of, Collectors.toUnmodifiableList()))),
                Yuan.of(BigDecimal.valueOf(finished.spentFen())));
    }

    /** The cases that it judged, the lowest score first, those without any last. */
    List<String> lowestFirst() {
        return byCase.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<VerdictView>> entry) -> lowest(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double lowest(List<VerdictView> verdicts) {
        return verdicts.stream()
                .flatMapToDouble(verdict -> verdict.value().stream())
                .min()
                .orElse(Double.MAX_VALUE);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
