package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.judge.Judgement.BackendDown;
import io.zhanggui.evaluation.judge.Judgement.Capped;
import io.zhanggui.evaluation.judge.Judgement.Scored;
import io.zhanggui.evaluation.judge.Judgement.Unparseable;
import io.zhanggui.evaluation.report.StableJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    static void write(JudgedRun run, JudgeOptions options, Spending spending, Path file) throws IOException {
        JudgedRunJson json = new JudgedRunJson(
                options.endpoint().model(),
                options.samples(),
                spending.spent(),
                run.verdicts().stream().map(JudgedRunJson::verdict).toList());
        Files.writeString(file, StableJson.text(json));
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
