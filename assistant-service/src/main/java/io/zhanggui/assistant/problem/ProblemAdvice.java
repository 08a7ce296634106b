package io.zhanggui.assistant.problem;

import io.zhanggui.assistant.trace.Trace;
import io.zhanggui.knowledge.ingest.ImportRejected;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers whatever a request threw with a problem; a page that a browser asked for gets an error page instead. */
@ControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;
    private final CallerLocaleResolver locales;

    ProblemAdvice(Problems problems, CallerLocaleResolver locales) {
        this.problems = problems;
        this.locales = locales;
    }

    @ExceptionHandler
    void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AsyncRequestNotUsableException) {
            return; // the client has left
        }
        Problem problem = inWords(thrown, request);
        if (thrown instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", method.getSupportedMethods()));
        }
        if (wantsPage(request)) {
            request.setAttribute("problem", problem);
            response.sendError(problem.status());
        } else {
            problems.write(problem, request, response);
        }
    }

    private Problem inWords(Exception thrown, HttpServletRequest request) {
        Locale locale = locales.resolveLocale(request);
        if (thrown instanceof ImportRejected rejected) {
            return problems.inWords(rejected.reason(), locale);
        }
        ApiProblem known = KnownProblems.of(thrown);
        if (known != null) {
            return problems.inWords(known, InvalidFields.of(thrown), locale);
        }
        log.error("Unexpected error", thrown);
        return problems.inWords(
                new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", Trace.of(request)), locale);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
