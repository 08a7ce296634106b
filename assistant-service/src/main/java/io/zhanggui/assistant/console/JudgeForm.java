package io.zhanggui.assistant.console;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.JudgeWish;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who shall judge a run, as it is typed.
 *
 * @param cap in yuan
 */
record JudgeForm(
        @Nullable String backend,
        @Nullable Integer samples,
        @Nullable String cap) {

    /** Digits alone: a power of ten could stand for no cap at all. */
    private static final String AMOUNT = "[0-9]{1,7}(\\.[0-9]{1,4})?";

    /** @throws ApiProblem 400 if the cap is no amount */
    JudgeWish wish() {
        return new JudgeWish(backend == null ? "" : backend, samples == null ? 1 : samples, fen());
    }

    private double fen() {
        if (cap == null || cap.isBlank()) {
            return 0;
        }
        if (!cap.strip().matches(AMOUNT)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "quality.judge-cap", cap);
        }
        return new BigDecimal(cap.strip()).movePointRight(2).doubleValue();
    }
}
