package io.zhanggui.assistant.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused, in words for the person who made it: an RFC 9457 problem.
 *
 * <p>Title and detail stand in the bundle {@code problems} under {@code <code>.title} and {@code <code>.detail}; the
 * detail says what to do. The arguments fill {@code {0}}, {@code {1}} … of both.
 */
public final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<Object> arguments;

    public ApiProblem(HttpStatus status, String code, Object... arguments) {
        super(status.value() + " " + code);
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
