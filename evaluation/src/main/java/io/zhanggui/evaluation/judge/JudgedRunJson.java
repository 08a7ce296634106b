package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.judge.Judgement.BackendDown;
import io.zhanggui.evaluation.judge.Judgement.Capped;
import io.zhanggui.evaluation.judge.Judgement.Scored;
import io.zhanggui.evaluation.judge.Judgement.Unparseable;
import io.zhanggui.evaluation.report.StableJson;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code judge.json} holds beside a run: every verdict with its reason. */
record JudgedRunJson(String model, int samples, double spentFen, List<VerdictJson> verdicts) {

    /**
     * @param end {@code scored}, {@code unparseable}, {@code backend_down} or {@code capped}
     * @param detail the judge's reason, its unreadable reply, or why it did not reply
     */
    record VerdictJson(
            String id,
            String criterion,
            String end,
            @Nullable Double value,
            @Nullable Double spread,
            String detail) {}

    static JudgedRunJson of(JudgedRun run, String model, int samples, double spentFen) {
        return new JudgedRunJson(
                model,
                samples,
                spentFen,
                run.verdicts().stream().map(JudgedRunJson::verdict).toList());
    }

    String text() {
        return StableJson.text(this);
    }

    static JudgedRun read(String text) {
        JudgedRunJson json = JsonMapper.shared().readValue(text, JudgedRunJson.class);
        return new JudgedRun(
                json.verdicts().stream().map(verdict -> json.verdict(verdict)).toList());
    }

    private JudgedRun.CaseVerdict verdict(VerdictJson json) {
        Judgement judgement =
                switch (json.end()) {
                    case "scored" ->
                        new Scored(
                                Objects.requireNonNull(json.value()),
                                Objects.requireNonNull(json.spread()),
                                samples,
                                json.detail());
                    case "unparseable" -> new Unparseable(json.detail());
                    case "backend_down" -> new BackendDown(json.detail());
                    case "capped" -> new Capped();
                    default -> throw new IllegalArgumentException("No end of a judgement: " + json.end());
                };
        return new JudgedRun.CaseVerdict(
                json.id(), JudgedRun.Criterion.valueOf(json.criterion().toUpperCase(Locale.ROOT)), judgement);
    }

    private static VerdictJson verdict(JudgedRun.CaseVerdict verdict) {
        String criterion = verdict.criterion().name().toLowerCase(Locale.ROOT);
        String id = verdict.caseId();
        return switch (verdict.judgement()) {
            case Scored scored ->
                new VerdictJson(id, criterion, "scored", scored.value(), scored.spread(), scored.reason());
            case Unparseable unread -> new VerdictJson(id, criterion, "unparseable", null, null, unread.reply());
            case BackendDown down -> new VerdictJson(id, criterion, "backend_down", null, null, down.reason());
            case Capped capped -> new VerdictJson(id, criterion, "capped", null, null, "");
        };
    }
}
