package io.zhanggui.assistant.facts;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhanggui.knowledge.ingest.ImportReport;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts imports and their rows, by how they ended. Thread-safe. */
@Component
class ImportMeters {

    private final MeterRegistry meters;

    ImportMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(ImportKind kind, ImportState end) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        switch (end) {
            case ImportState.Done done -> {
                count(name, "done");
                rows(name, done.report());
            }
            case ImportState.Rejected ignored -> count(name, "rejected");
            case ImportState.Cancelled ignored -> count(name, "cancelled");
            case ImportState.Broken ignored -> count(name, "broken");
            case ImportState.Running running -> throw new IllegalArgumentException("No end: " + running);
        }
    }

    private void count(String kind, String end) {
        meters.counter("zhanggui.imports", "kind", kind, "end", end).increment();
    }

    private void rows(String kind, ImportReport report) {
        rows(kind, "imported", report.imported());
        rows(kind, "updated", report.updated());
        rows(kind, "unchanged", report.unchanged());
        rows(kind, "deleted", report.deleted());
        rows(kind, "failed", report.failed().size());
    }

    private void rows(String kind, String end, int count) {
        meters.counter("zhanggui.import.rows", "kind", kind, "end", end).increment(count);
    }
}
