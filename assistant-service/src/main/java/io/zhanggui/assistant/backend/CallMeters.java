package io.zhanggui.assistant.backend;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Meters of the calls, tagged {@code backend}, {@code model}, {@code purpose} and {@code outcome}: {@code zhanggui.backend.calls},
 * {@code .tokens} (also tagged {@code direction}), {@code .cost.fen}, and the timers {@code .call} and {@code .first.token}.
 * Thread-safe.
 */
final class CallMeters {

    private static final String NAME = "zhanggui.backend.";

    private final MeterRegistry meters;

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(CallRecord call) {
        Tags tags = Tags.of(
                "backend", call.backend(), "model", call.model(), "purpose", call.purpose(), "outcome", call.outcome());
        meters.counter(NAME + "calls", tags).increment();
        meters.timer(NAME + "call", tags).record(call.took());
        tokens(tags.and("direction", "input"), call.usage().inputTokens());
        tokens(tags.and("direction", "output"), call.usage().outputTokens());
        if (call.fen() != null) {
            meters.counter(NAME + "cost.fen", tags).increment(call.fen().doubleValue());
        }
        if (call.firstText() != null) {
            meters.timer(NAME + "first.token", tags).record(call.firstText());
        }
    }

    private void tokens(Tags tags, int tokens) {
        meters.counter(NAME + "tokens", tags).increment(tokens);
    }
}
