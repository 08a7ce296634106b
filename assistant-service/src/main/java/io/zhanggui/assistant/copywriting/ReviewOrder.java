package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A {@link Decision} as it comes over the wire. */
record ReviewOrder(
        @Nullable String action,
        @Nullable String title,
        @Nullable String body) {

    Decision decision() {
        return switch (Objects.requireNonNullElse(action, "")) {
            case "accept" -> new Decision.Accept();
            case "reject" -> new Decision.Reject();
            case "edit" -> new Decision.Edit(title, body);
            default ->
                throw new ApiProblem(
                        HttpStatus.BAD_REQUEST, "copy.action-unknown", Objects.requireNonNullElse(action, ""));
        };
    }
}
