package io.zhanggui.assistant.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem as it goes over the wire.
 *
 * @param type {@code urn:zhanggui:problem:<code>}
 * @param instance path of the request
 * @param code stable name of the problem, for programs
 * @param traceId what the log calls the request
 * @param errors of a rejected body or parameter list: each field with what is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String traceId,
        List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    Problem at(@Nullable String path) {
        return new Problem(type, title, status, detail, path, code, traceId, errors);
    }

    Problem traced(String id) {
        return new Problem(type, title, status, detail, instance, code, id, errors);
    }

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}
}
