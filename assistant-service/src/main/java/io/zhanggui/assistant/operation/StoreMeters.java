package io.zhanggui.assistant.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the store holds, over all merchants, as gauges: of imports, copy jobs, conversations and evaluation runs. */
@Component
class StoreMeters implements MeterBinder {

    private final StoreCounts counts;

    StoreMeters(StoreCounts counts) {
        this.counts = counts;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauges(meters, "zhanggui.copy.jobs", "status", StoreCounts.JOBS, "running", "paused", "done", "cancelled");
        gauges(
                meters,
                "zhanggui.copy.open.items",
                "status",
                StoreCounts.OPEN_ITEMS,
                "pending",
                "drafted",
                "needs_review",
                "failed",
                "cancelled");
        gauges(meters, "zhanggui.imports.running", "kind", StoreCounts.IMPORTS, "products", "faqs", "document");
        gauge(meters, "zhanggui.merchants", StoreCounts.MERCHANTS);
        gauge(meters, "zhanggui.conversations", StoreCounts.CONVERSATIONS);
    }

    private void gauges(MeterRegistry meters, String name, String tag, String query, String... values) {
        for (String value : List.of(values)) {
            Gauge.builder(name, counts, store -> store.count(query, value))
                    .tag(tag, value)
                    .register(meters);
        }
    }

    private void gauge(MeterRegistry meters, String name, String query) {
        Gauge.builder(name, counts, store -> store.count(query, "all")).register(meters);
    }
}
