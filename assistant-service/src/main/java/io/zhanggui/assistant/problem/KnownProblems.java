package io.zhanggui.assistant.problem;

import io.zhanggui.knowledge.index.IndexUnavailable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What the framework throws at a wrong request, as problems. */
final class KnownProblems {

    private KnownProblems() {}

    /** Null for what nobody expected. */
    static @Nullable ApiProblem of(Exception thrown) {
        return switch (thrown) {
            case ApiProblem problem -> problem;
            case MethodArgumentNotValidException ignored -> badRequest("input.invalid");
            case HandlerMethodValidationException ignored -> badRequest("input.invalid");
            case HttpMessageNotReadableException ignored -> badRequest("body.unreadable");
            case MissingServletRequestParameterException missing ->
                badRequest("parameter.missing", missing.getParameterName());
            case MethodArgumentTypeMismatchException wrong ->
                badRequest("parameter.invalid", wrong.getName(), Objects.requireNonNullElse(wrong.getValue(), ""));
            case MissingServletRequestPartException missing -> badRequest("part.missing", missing.getRequestPartName());
            case MaxUploadSizeExceededException ignored ->
                new ApiProblem(HttpStatus.CONTENT_TOO_LARGE, "upload.too-large");
            case MultipartException ignored -> badRequest("multipart.unreadable");
            case ServletRequestBindingException ignored -> badRequest("input.invalid");
            default -> ofProtocol(thrown);
        };
    }

    private static @Nullable ApiProblem ofProtocol(Exception thrown) {
        return switch (thrown) {
            case NoResourceFoundException ignored -> new ApiProblem(HttpStatus.NOT_FOUND, "path.unknown");
            case HttpRequestMethodNotSupportedException wrong ->
                new ApiProblem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method.not-allowed",
                        wrong.getMethod(),
                        String.join(", ", Objects.requireNonNullElse(wrong.getSupportedMethods(), new String[0])));
            case HttpMediaTypeNotAcceptableException ignored ->
                new ApiProblem(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
            case HttpMediaTypeNotSupportedException wrong ->
                new ApiProblem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type.unsupported", wrong.getSupportedMediaTypes());
            case DataAccessResourceFailureException ignored -> storeUnavailable();
            case NonTransientDataAccessResourceException ignored -> storeUnavailable();
            case CannotCreateTransactionException ignored -> storeUnavailable();
            case IndexUnavailable ignored -> storeUnavailable();
            default -> null;
        };
    }

    private static ApiProblem storeUnavailable() {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "store.unavailable");
    }

    private static ApiProblem badRequest(String code, Object... arguments) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, code, arguments);
    }
}
