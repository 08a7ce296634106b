package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One import of one table, within one transaction. Not thread-safe. */
final class TableImport {

    private final FactWriter writer;
    private final Merchant merchant;
    private final TableKind kind;
    private final ZoneId zone;
    private final ImportProgress progress;
    private final FactBatches batches;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    TableImport(FactWriter writer, Merchant merchant, TableKind kind, ZoneId zone, ImportProgress progress) {
        this.writer = writer;
        this.merchant = merchant;
        this.kind = kind;
        this.zone = zone;
        this.progress = progress;
        this.batches = new FactBatches(writer, kind.table(), merchant.id(), progress);
    }

    ImportReport run(Table table, ColumnMapping mapping, ImportMode mode) {
        RowReader reader = kind.reader(mapping.over(kind, table.headers()), table.headers(), merchant, zone);
        progress.headers(table.headers());
        Iterator<RowGroup> groups = reader.groups(table.rows());
        int read = 0;
        while (groups.hasNext()) {
            stopIfCancelled();
            RowGroup group = groups.next();
            take(group, reader);
            read += group.rows().size();
            progress.read(read);
        }
        batches.flush();
        if (read == 0) {
            throw new ImportRejected(Reason.of("table.no-rows", String.join(", ", table.headers())));
        }
        int deleted = mode == ImportMode.REPLACE && batches.taken() > 0 ? deleteOthers() : 0;
        ImportReport report = batches.report(deleted, conflicts());
        stopIfCancelled();
        return report;
    }

    private void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new ImportCancelled();
        }
    }

    private void take(RowGroup group, RowReader reader) {
        TableRow main = group.main();
        try {
            if (main.broken() != null) {
                throw new RowRejected(main.broken());
            }
            Fact fact = reader.read(group);
            Integer first = taken.putIfAbsent(fact.id(), main.number());
            if (first != null) {
                throw new RowRejected(Reason.of("row.duplicate", fact.id(), String.valueOf(first)), fact.id());
            }
            named.add(fact.id());
            batches.add(group.rows().stream().map(TableRow::number).toList(), fact);
        } catch (RowRejected e) {
            group.rows()
                    .forEach(row -> batches.fail(
                            new RowEnd(row.number(), e.id(), RowEnd.State.FAILED, e.reason(), cells(row))));
            if (e.id() != null) {
                named.add(e.id());
            }
        }
    }

    private static Map<String, String> cells(TableRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.cells()
                .forEach(cell -> cells.merge(
                        cell.header(), String.join("、", cell.values()), (first, second) -> first + "；" + second));
        return cells;
    }

    /** A row that failed keeps what is stored of it: the file names it. */
    private int deleteOthers() {
        List<String> others = writer.ids(kind.table(), merchant.id()).stream()
                .filter(id -> !named.contains(id))
                .toList();
        for (int from = 0; from < others.size(); from += FactBatches.BATCH) {
            writer.remove(
                    kind.table(),
                    merchant.id(),
                    others.subList(from, Math.min(others.size(), from + FactBatches.BATCH)));
        }
        return others.size();
    }

    private List<Conflict> conflicts() {
        return kind == TableKind.FAQS ? writer.conflicts(merchant.id(), taken.keySet()) : List.of();
    }
}
