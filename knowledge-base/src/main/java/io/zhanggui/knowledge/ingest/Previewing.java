package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.TablePreview.Sample;
import io.zhanggui.knowledge.ingest.table.OldWorkbooks;
import io.zhanggui.knowledge.ingest.table.Table;
import io.zhanggui.knowledge.ingest.table.TableRow;
import io.zhanggui.knowledge.ingest.table.Tables;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of a table. */
final class Previewing {

    private static final int SAMPLES = 20;

    /** Counting goes no further, so that a preview of a large table does not wait. */
    private static final int COUNTED = 20_000;

    private final TableKind kind;
    private final ZoneId zone;
    private final Function<List<String>, Optional<ColumnMapping>> remembered;
    private final OldWorkbooks old;

    Previewing(
            TableKind kind, ZoneId zone, Function<List<String>, Optional<ColumnMapping>> remembered, OldWorkbooks old) {
        this.kind = kind;
        this.zone = zone;
        this.remembered = remembered;
        this.old = old;
    }

    TablePreview of(SourceFile file, ColumnMapping place) {
        try (Table table = Tables.open(file.content(), place.sheet(), place.headerRow(), this::fits, old)) {
            List<String> headers = table.headers().stream().distinct().toList();
            List<Sample> samples = new ArrayList<>();
            int rows = 0;
            Iterator<TableRow> all = table.rows();
            while (rows < COUNTED && all.hasNext()) {
                TableRow row = all.next();
                if (rows++ < SAMPLES) {
                    samples.add(Sample.of(row, headers));
                }
            }
            return preview(table, headers, samples, rows, all.hasNext());
        }
    }

    private TablePreview preview(Table table, List<String> headers, List<Sample> samples, int rows, boolean more) {
        Optional<ColumnMapping> before = remembered.apply(headers);
        TableFormat format = table.format();
        ColumnMapping mapping = before.orElse(ColumnMapping.PROPOSED)
                .at(format.sheet(), format.headerRow() == 0 ? null : format.headerRow())
                .over(kind, headers);
        return new TablePreview(
                kind,
                format,
                headers,
                table.unnamed(),
                mapping,
                before.isPresent(),
                samples,
                rows,
                more,
                before.isPresent() ? null : seems(headers),
                zone);
    }

    private boolean fits(List<String> headers) {
        return kind.suits(headers) || remembered.apply(headers).isPresent();
    }

    private @Nullable TableKind seems(List<String> headers) {
        return kind.suits(headers)
                ? null
                : Stream.of(TableKind.values())
                        .filter(other -> other.suits(headers))
                        .findFirst()
                        .orElse(null);
    }
}
