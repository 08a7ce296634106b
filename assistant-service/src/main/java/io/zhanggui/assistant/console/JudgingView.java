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
import java.util.stream.Collectors;

/**
 * What a judge says of a run, or how far it is.
 *
 * @param lines by criterion; empty unless it has finished
 * @param byCase verdicts by the id of the case
 * @param spent {@code ¥0.0123}
 */
record JudgingView(Judging judging, List<LineView> lines, Map<String, List<VerdictView>> byCase, String spent) {

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
     * @param score empty unless scored
     * @param detail the judge's reason, what it replied, or the label of its failure
     */
    record VerdictView(String criterion, String end, String score, String detail) {

        static VerdictView of(CaseVerdict verdict) {
            String criterion = verdict.criterion().name().toLowerCase(Locale.ROOT);
            return switch (verdict.judgement()) {
                case Judgement.Scored scored ->
                    new VerdictView(criterion, "scored", two(scored.value()), scored.reason());
                case Judgement.Unparseable unread -> new VerdictView(criterion, "unparseable", "", unread.reply());
                case Judgement.BackendDown down -> new VerdictView(criterion, "down", "", down.reason());
                case Judgement.Capped capped -> new VerdictView(criterion, "capped", "", "");
            };
        }
    }

    static JudgingView of(Judgings judgings, MerchantId merchant, EvaluationRun run, Judging judging) {
        String spent = Yuan.of(BigDecimal.valueOf(judging.spentFen()));
        if (!judging.finished()) {
            return new JudgingView(judging, List.of(), Map.of(), spent);
        }
        return judgings.verdicts(merchant, run)
                .map(verdicts -> of(judging, verdicts, spent))
                .orElseGet(() -> new JudgingView(judging.damaged(), List.of(), Map.of(), spent));
    }

    private static JudgingView of(Judging judging, JudgedRun verdicts, String spent) {
        return new JudgingView(
                judging,
                verdicts.told(judging.model()).lines().stream()
                        .map(LineView::of)
                        .toList(),
                verdicts.verdicts().stream()
                        .collect(Collectors.groupingBy(
                                CaseVerdict::caseId,
                                Collectors.mapping(VerdictView::of, Collectors.toUnmodifiableList()))),
                spent);
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
                .filter(verdict -> !verdict.score().isEmpty())
                .mapToDouble(verdict -> Double.parseDouble(verdict.score()))
                .min()
                .orElse(Double.MAX_VALUE);
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
