package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes facts as they come, some at a time, and counts what became of them. Lives within one transaction; not thread-safe. */
final class FactBatches {

    static final int BATCH = 200;

    private final FactWriter writer;
    private final FactTable table;
    private final MerchantId merchant;
    private final ImportProgress progress;
    private final List<Row> waiting = new ArrayList<>();
    private final List<RowFailure> failed = new ArrayList<>();
    private final Map<RowEnd.State, Integer> counts = new EnumMap<>(RowEnd.State.class);

    /**
     * Rows that have been read.
     *
     * @param numbers of the rows that the fact was made of
     * @param failure of a row without a fact
     */
    private record Row(
            List<Integer> numbers,
            @Nullable Fact fact,
            @Nullable RowEnd failure) {}

    /**
     * @param progress hears how each row ended, in the order in which they are added
     */
    FactBatches(FactWriter writer, FactTable table, MerchantId merchant, ImportProgress progress) {
        this.writer = writer;
        this.table = table;
        this.merchant = merchant;
        this.progress = progress;
    }

    /** No two facts of one run have the same id. */
    void add(int row, Fact fact) {
        add(List.of(row), fact);
    }

    /** A fact that several rows make. */
    void add(List<Integer> rows, Fact fact) {
        add(new Row(rows, fact, null));
    }

    /** A row of which no fact could be made. */
    void fail(RowEnd failure) {
        failed.add(new RowFailure(failure.row(), Objects.requireNonNull(failure.reason())));
        add(new Row(List.of(failure.row()), null, failure));
    }

    private void add(Row row) {
        waiting.add(row);
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    void flush() {
        List<Fact> facts =
                waiting.stream().map(Row::fact).filter(Objects::nonNull).toList();
        Map<String, String> before = facts.isEmpty()
                ? Map.of()
                : writer.hashes(table, merchant, facts.stream().map(Fact::id).toList());
        List<Fact> changed = facts.stream()
                .filter(fact -> state(fact, before) != RowEnd.State.UNCHANGED)
                .toList();
        if (!changed.isEmpty()) {
            writer.put(table, merchant, changed);
        }
        waiting.forEach(row -> end(row, before));
        waiting.clear();
    }

    private void end(Row row, Map<String, String> before) {
        for (int number : row.numbers()) {
            RowEnd end = row.fact() == null
                    ? Objects.requireNonNull(row.failure())
                    : RowEnd.taken(number, row.fact().id(), state(row.fact(), before));
            counts.merge(end.state(), 1, Integer::sum);
            progress.ended(end);
        }
    }

    private static RowEnd.State state(Fact fact, Map<String, String> before) {
        String hash = before.get(fact.id());
        if (hash == null) {
            return RowEnd.State.IMPORTED;
        }
        return hash.equals(fact.contentHash()) ? RowEnd.State.UNCHANGED : RowEnd.State.UPDATED;
    }

    ImportReport report(int deleted, List<Conflict> conflicts) {
        flush();
        return new ImportReport(
                taken() + failed.size(),
                count(RowEnd.State.IMPORTED),
                count(RowEnd.State.UPDATED),
                count(RowEnd.State.UNCHANGED),
                deleted,
                failed,
                conflicts);
    }

    /** Rows that were taken so far, those that wait not counted. */
    int taken() {
        return count(RowEnd.State.IMPORTED) + count(RowEnd.State.UPDATED) + count(RowEnd.State.UNCHANGED);
    }

    private int count(RowEnd.State state) {
        return counts.getOrDefault(state, 0);
    }
}
