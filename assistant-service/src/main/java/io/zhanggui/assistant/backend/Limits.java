package io.zhanggui.assistant.backend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
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
 */
record Limits(
        @DefaultValue("3s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration firstTokenTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration stallTimeout,
        @DefaultValue("90s") @DurationMin(millis = 1) Duration totalTimeout,
        @DefaultValue("16") @Positive int maxConcurrent,
        @DefaultValue("600") @Positive int requestsPerMinute,
        @DefaultValue @Valid Breaker breaker) {

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
}
