package io.zhanggui.assistant.problem;

import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** The fields that failed validation, each with what is wrong. */
final class InvalidFields {

    private InvalidFields() {}

    static List<Problem.FieldError> of(Exception thrown) {
        return switch (thrown) {
            case MethodArgumentNotValidException body ->
                body.getFieldErrors().stream()
                        .map(error -> new Problem.FieldError(error.getField(), message(error)))
                        .toList();
            case HandlerMethodValidationException parameters ->
                parameters.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> new Problem.FieldError(name(result), message(error))))
                        .toList();
            default -> List.of();
        };
    }

    private static String name(ParameterValidationResult result) {
        return Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
    }

    private static String message(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), "");
    }
}
