package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A {@link Decision} as it comes over the wire.
 *
 * @param override accepts a draft though findings stand against it
 */
record ReviewOrder(
        @Nullable String action,
        @Nullable String title,
        @Nullable String body,
        @Nullable String reason,
        @Nullable Boolean override) {

    Decision decision() {
        return switch (Objects.requireNonNullElse(action, "")) {
            case "accept" -> new Decision.Accept(Boolean.TRUE.equals(override));
            case "reject" -> new Decision.Reject(reason);
            case "edit" -> new Decision.Edit(title, body);
            case "reopen" -> new Decision.Reopen();
            default ->
                throw new ApiProblem(
                        HttpStatus.BAD_REQUEST, "copy.action-unknown", Objects.requireNonNullElse(action, ""));
        };
    }
}
