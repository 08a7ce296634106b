package io.zhanggui.assistant.copywriting;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts the items that this process has ended, by how they ended. Thread-safe. */
@Component
class CopyMeters {

    private final MeterRegistry meters;

    CopyMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Outcome outcome) {
        meters.counter("zhanggui.copy.items", "end", outcome.status().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
