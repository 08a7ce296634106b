package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Completion.Usage;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in fen for a million tokens.
 *
 * @param cachedInput for input that the provider had in its cache; null where that costs as much as any other input
 */
public record Prices(
        @NotNull @PositiveOrZero BigDecimal input,
        @PositiveOrZero @Nullable BigDecimal cachedInput,
        @NotNull @PositiveOrZero BigDecimal output) {

    private static final int DIGITS = 6;

    /** @throws IllegalArgumentException for a price below nothing */
    public Prices {
        if (isNegative(input) || isNegative(cachedInput) || isNegative(output)) {
            throw new IllegalArgumentException("A price is a number of fen, 0 or more");
        }
    }

    /** Nothing: a machine of one's own. */
    public static final Prices FREE = new Prices(BigDecimal.ZERO, null, BigDecimal.ZERO);

    /** Whether it costs nothing. */
    public boolean free() {
        return input.signum() == 0 && output.signum() == 0;
    }

    /** What so many tokens cost, in fen to the millionth. */
    public BigDecimal cost(Usage usage) {
        int cached = Math.min(usage.cachedInputTokens(), usage.inputTokens());
        return times(input, usage.inputTokens() - cached)
                .add(times(Objects.requireNonNullElse(cachedInput, input), cached))
                .add(times(output, usage.outputTokens()))
                .movePointLeft(DIGITS)
                .setScale(DIGITS, RoundingMode.HALF_UP);
    }

    private static boolean isNegative(@Nullable BigDecimal price) {
        return price != null && price.signum() < 0;
    }

    private static BigDecimal times(BigDecimal price, int tokens) {
        return price.multiply(BigDecimal.valueOf(tokens));
    }
}
