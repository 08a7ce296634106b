package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.BackendDraft;
import io.zhanggui.assistant.backend.Prices;
import io.zhanggui.assistant.problem.ApiProblem;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A backend as it is typed; a box that is not ticked is not sent. */
record BackendForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String preset,
        @Nullable String baseUrl,
        @Nullable String key,
        @Nullable Boolean forgetKey,
        @Nullable String model,
        @Nullable String inputPrice,
        @Nullable String cachedInputPrice,
        @Nullable String outputPrice,
        @Nullable String maxConcurrent,
        @Nullable String requestsPerMinute,
        @Nullable Boolean active) {

    /** @throws ApiProblem if a price or a limit is no number */
    BackendDraft draft() {
        return new BackendDraft(
                blankToNull(id),
                given(name),
                blankToNull(preset),
                given(baseUrl),
                key,
                Boolean.TRUE.equals(forgetKey),
                given(model),
                prices(),
                limit(maxConcurrent),
                limit(requestsPerMinute),
                Boolean.TRUE.equals(active));
    }

    private @Nullable Prices prices() {
        BigDecimal input = price(inputPrice);
        BigDecimal cached = price(cachedInputPrice);
        BigDecimal output = price(outputPrice);
        if (input == null && cached == null && output == null) {
            return null;
        }
        if (input == null || output == null) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.price-invalid");
        }
        return new Prices(input, cached, output);
    }

    private static @Nullable BigDecimal price(@Nullable String typed) {
        if (blankToNull(typed) == null) {
            return null;
        }
        try {
            BigDecimal price = new BigDecimal(given(typed));
            if (price.signum() < 0 || price.precision() - price.scale() > 9 || price.scale() > 6) {
                throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.price-invalid");
            }
            return price;
        } catch (NumberFormatException e) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.price-invalid");
        }
    }

    private static @Nullable Integer limit(@Nullable String typed) {
        if (blankToNull(typed) == null) {
            return null;
        }
        try {
            return Integer.valueOf(given(typed));
        } catch (NumberFormatException e) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "backend.limit-invalid");
        }
    }

    private static String given(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    private static @Nullable String blankToNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "BackendForm[" + name + "]";
    }
}
