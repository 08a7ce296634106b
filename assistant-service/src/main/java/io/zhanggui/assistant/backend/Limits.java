package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one backend is granted.
 *
 * @param connectTimeout until the connection stands
 * @param firstTokenTimeout from the start until the first token
 * @param stallTimeout between two tokens
 * @param totalTimeout for the whole text
 * @param maxConcurrent calls at once
 * @param requestsPerMinute calls started in a minute
 * @param breaker when it is left alone because it fails
 * @param pauses how long it is left alone because it asks for it, or because it is set up wrongly
 */
record Limits(
        @DefaultValue("3s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration firstTokenTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration stallTimeout,
        @DefaultValue("90s") @DurationMin(millis = 1) Duration totalTimeout,
        @DefaultValue("16") @Positive int maxConcurrent,
        @DefaultValue("600") @Positive int requestsPerMinute,
        @DefaultValue @Valid Breaker breaker,
        @DefaultValue @Valid Pauses pauses) {

    /** The same, with quotas of one's own where they are given. */
    Limits granting(@Nullable Integer concurrent, @Nullable Integer perMinute) {
        return new Limits(
                connectTimeout,
                firstTokenTimeout,
                stallTimeout,
                totalTimeout,
                Objects.requireNonNullElse(concurrent, maxConcurrent),
                Objects.requireNonNullElse(perMinute, requestsPerMinute),
                breaker,
                pauses);
    }

    /** The same, and nothing takes longer than this. */
    Limits within(Duration longest) {
        return new Limits(
                shorter(connectTimeout, longest),
                shorter(firstTokenTimeout, longest),
                shorter(stallTimeout, longest),
                shorter(totalTimeout, longest),
                maxConcurrent,
                requestsPerMinute,
                breaker,
                pauses);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * When a backend is left alone.
     *
     * @param window how many of the last calls are judged
     * @param minimumCalls before any judgement
     * @param failureRate percent of failures from which it opens
     * @param openFor how long no call is made
     * @param trialCalls made after that to see whether it is back
     */
    record Breaker(
            @DefaultValue("20") @Positive int window,
            @DefaultValue("5") @Positive int minimumCalls,
            @DefaultValue("50") @Positive @Max(100) int failureRate,
            @DefaultValue("30s") @DurationMin(millis = 1) Duration openFor,
            @DefaultValue("2") @Positive int trialCalls) {}

    /**
     * How long a backend is passed over.
     *
     * @param rateLimited after a 429 that names no time
     * @param longest however long a {@code Retry-After} asks for
     * @param misconfigured after a failure that somebody has to mend: key, balance, permission, model
     */
    record Pauses(
            @DefaultValue("5s") @DurationMin(millis = 1) Duration rateLimited,
            @DefaultValue("5m") @DurationMin(millis = 1) Duration longest,
            @DefaultValue("10m") @DurationMin(millis = 1) Duration misconfigured) {}
}
