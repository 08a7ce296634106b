package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes facts as they come, some at a time, and counts what became of them. Lives within one transaction; not thread-safe. */
final class FactBatches {

    static final int BATCH = 200;

    private final FactWriter writer;
    private final FactTable table;
    private final MerchantId merchant;
    private final List<Fact> waiting = new ArrayList<>();
    private int imported;
    private int updated;
    private int unchanged;

    FactBatches(FactWriter writer, FactTable table, MerchantId merchant) {
        this.writer = writer;
        this.table = table;
        this.merchant = merchant;
    }

    /** No two facts of one run have the same id. */
    void add(Fact fact) {
        waiting.add(fact);
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, String> before =
                writer.hashes(table, merchant, waiting.stream().map(Fact::id).toList());
        List<Fact> changed = waiting.stream()
                .filter(fact -> !fact.contentHash().equals(before.get(fact.id())))
                .toList();
        if (!changed.isEmpty()) {
            writer.put(table, merchant, changed);
        }
        count(changed, before);
        waiting.clear();
    }

    private void count(List<Fact> changed, Map<String, String> before) {
        int known = Math.toIntExact(
                changed.stream().filter(fact -> before.containsKey(fact.id())).count());
        updated += known;
        imported += changed.size() - known;
        unchanged += waiting.size() - changed.size();
    }

    ImportReport report(List<RowFailure> failed, int deleted, List<Conflict> conflicts) {
        flush();
        return new ImportReport(taken() + failed.size(), imported, updated, unchanged, deleted, failed, conflicts);
    }

    int taken() {
        return imported + updated + unchanged;
    }
}
