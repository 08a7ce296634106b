package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One import of one table, within one transaction. Not thread-safe. */
final class TableImport {

    private final FactWriter writer;
    private final Merchant merchant;
    private final TableKind kind;
    private final FactBatches batches;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private final List<RowFailure> failed = new ArrayList<>();

    TableImport(FactWriter writer, Merchant merchant, TableKind kind) {
        this.writer = writer;
        this.merchant = merchant;
        this.kind = kind;
        this.batches = new FactBatches(writer, kind.table(), merchant.id());
    }

    ImportReport run(Table table, ImportMode mode) {
        RowReader reader = kind.reader().apply(table.headers(), merchant);
        Iterator<TableRow> rows = table.rows();
        while (rows.hasNext()) {
            take(rows.next(), reader);
        }
        batches.flush();
        if (batches.taken() + failed.size() == 0) {
            throw new ImportRejected(Reason.of("table.no-rows", String.join(", ", table.headers())));
        }
        int deleted = mode == ImportMode.REPLACE && batches.taken() > 0 ? deleteOthers() : 0;
        return batches.report(failed, deleted, conflicts());
    }

    private void take(TableRow row, RowReader reader) {
        try {
            if (row.broken() != null) {
                throw new RowRejected(row.broken());
            }
            Fact fact = reader.read(row);
            Integer first = taken.putIfAbsent(fact.id(), row.number());
            if (first != null) {
                throw new RowRejected(Reason.of("row.duplicate", fact.id(), String.valueOf(first)), fact.id());
            }
            named.add(fact.id());
            batches.add(fact);
        } catch (RowRejected e) {
            failed.add(new RowFailure(row.number(), e.reason()));
            if (e.id() != null) {
                named.add(e.id());
            }
        }
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
        return kind.table().equals(FactTable.FAQ) ? writer.conflicts(merchant.id(), taken.keySet()) : List.of();
    }
}
