package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.backend.TestCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test call, as it is shown.
 *
 * @param fen null where no price is known
 * @param why label of the failure; empty where it answered
 */
record TrialView(
        String firstText,
        String total,
        Usage usage,
        boolean estimated,
        @Nullable String fen,
        String words,
        String why,
        String said) {

    static TrialView of(TestCall call) {
        return switch (call) {
            case TestCall.Answered answered ->
                new TrialView(
                        seconds(answered.firstText()),
                        seconds(answered.total()),
                        answered.usage(),
                        answered.estimated(),
                        fen(answered.fen()),
                        answered.words(),
                        "",
                        "");
            case TestCall.Failed failed ->
                new TrialView("", seconds(failed.total()), Usage.NONE, false, null, "", failed.why(), failed.said());
        };
    }

    public boolean answered() {
        return why.isEmpty();
    }

    private static @Nullable String fen(@Nullable BigDecimal fen) {
        return fen == null
                ? null
                : fen.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String seconds(Duration duration) {
        return BackendRow.seconds(duration.toMillis());
    }
}
