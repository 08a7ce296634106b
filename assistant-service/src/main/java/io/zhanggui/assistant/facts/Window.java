package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Validity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/**
 * When a fact is to hold, as a request says it.
 *
 * @param from the first moment at which it does; absent: since ever
 * @param until the first moment at which it no longer does; absent: for ever
 */
record Window(@Nullable Instant from, @Nullable Instant until) {

    /**
     * @param window absent: always
     * @throws ApiProblem if it ends before it begins
     */
    static Validity validity(@Nullable Window window) {
        if (window == null) {
            return Validity.ALWAYS;
        }
        if (window.from != null && window.until != null && !window.from.isBefore(window.until)) {
            Reason reason = Reason.of("row.window", window.from.toString(), window.until.toString());
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "fact.refused", reason.text(LocaleContextHolder.getLocale()));
        }
        return new Validity(window.from, window.until);
    }
}
