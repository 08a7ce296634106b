package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.CopyRequest;
import io.zhanggui.assistant.copywriting.ProductChoice;
import io.zhanggui.assistant.copywriting.Tone;
import io.zhanggui.assistant.problem.ApiProblem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * The form that begins a copy job.
 *
 * @param products {@code all}, {@code without}, {@code words}, {@code category} or {@code codes}
 * @param codes one a line
 * @param file more codes, one a line or in the first column
 * @param request made with the form, so that sending it twice begins one job
 */
record JobForm(
        @Nullable String products,
        @Nullable String words,
        @Nullable String category,
        @Nullable String codes,
        @Nullable MultipartFile file,
        @Nullable String channel,
        @Nullable String locale,
        @Nullable String tone,
        @Nullable Integer variants,
        @Nullable String request) {

    CopyRequest wanted() {
        return new CopyRequest(
                choice(),
                given("channel", channel),
                Locale.forLanguageTag(given("locale", locale)),
                chosenTone(),
                number());
    }

    private ProductChoice choice() {
        return switch (given("products", products)) {
            case "all" -> new ProductChoice.Everything();
            case "without" -> new ProductChoice.WithoutCopy();
            case "words" -> new ProductChoice.Matching(given("words", words));
            case "category" -> new ProductChoice.InCategory(given("category", category));
            case "codes" -> new ProductChoice.Named(CodeList.of(codes, file));
            default -> throw wrong("products", products);
        };
    }

    private Tone chosenTone() {
        return Tone.of(given("tone", tone)).orElseThrow(() -> wrong("tone", tone));
    }

    private int number() {
        if (variants == null || variants < 1 || variants > CopyRequest.MAX_VARIANTS) {
            throw wrong("variants", variants);
        }
        return variants;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "parameter.missing", field);
        }
        return value;
    }

    private static ApiProblem wrong(String field, @Nullable Object value) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "parameter.invalid", field, value == null ? "" : value);
    }
}
