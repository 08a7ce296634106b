package io.zhanggui.assistant.problem;

import io.zhanggui.assistant.trace.Trace;
import io.zhanggui.knowledge.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts problems into words, and onto the wire. Thread-safe. */
@Component
public class Problems {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final CallerLocaleResolver locales;
    private final JsonMapper json;

    Problems(CallerLocaleResolver locales, JsonMapper json) {
        this.locales = locales;
        this.json = json;
        texts.setBasename("problems");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    /** The problem in this language. */
    public Problem inWords(ApiProblem problem, Locale locale) {
        return inWords(problem, List.of(), locale);
    }

    /** What is said of a file of which nothing could be taken. */
    public Problem inWords(Reason rejection, Locale locale) {
        return new Problem(
                type(rejection.code()),
                text("import.rejected.title", List.of(), locale),
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                rejection.text(locale),
                null,
                rejection.code(),
                null,
                List.of());
    }

    Problem inWords(ApiProblem problem, List<Problem.FieldError> errors, Locale locale) {
        return new Problem(
                type(problem.code()),
                text(problem.code() + ".title", problem.arguments(), locale),
                problem.status().value(),
                text(problem.code() + ".detail", problem.arguments(), locale),
                null,
                problem.code(),
                null,
                errors);
    }

    /** Answers a request with the problem, in the caller's language. For filters; controllers throw. */
    public void write(ApiProblem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(inWords(problem, locales.resolveLocale(request)), request, response);
    }

    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Language", locales.resolveLocale(request).toLanguageTag());
        response.setHeader(Trace.HEADER, Trace.of(request));
        json.writeValue(
                response.getOutputStream(), problem.at(request.getRequestURI()).traced(Trace.of(request)));
    }

    private String text(String key, List<Object> arguments, Locale locale) {
        return texts.getMessage(key, arguments.toArray(), locale);
    }

    private static String type(String code) {
        return "urn:zhanggui:problem:" + code;
    }
}
