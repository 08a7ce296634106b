package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a table that has not been imported.
 *
 * @param headers in their order, each once
 * @param unnamed columns without a header, which are left out
 * @param mapping proposed, for each of the headers; names the sheet and the header row it is for
 * @param remembered whether the mapping is one that the merchant used before
 * @param samples the first rows
 * @param rows as many as were counted
 * @param more whether there are more rows than were counted
 * @param seems the kind of table that this looks like where it is not the one that was asked for
 * @param zone of dates that name none
 */
public record TablePreview(
        TableKind kind,
        TableFormat format,
        List<String> headers,
        int unnamed,
        ColumnMapping mapping,
        boolean remembered,
        List<Sample> samples,
        int rows,
        boolean more,
        @Nullable TableKind seems,
        ZoneId zone) {

    public TablePreview {
        headers = List.copyOf(headers);
        samples = List.copyOf(samples);
    }

    /**
     * A row.
     *
     * @param cells the values under each of the headers: none, one, or several
     * @param broken why the row cannot be read, if it cannot
     */
    public record Sample(
            int row, List<List<String>> cells, @Nullable Reason broken) {

        public Sample {
            cells = cells.stream().map(List::copyOf).toList();
        }

        static Sample of(TableRow row, List<String> headers) {
            Map<String, List<String>> values = new HashMap<>();
            row.cells()
                    .forEach(cell -> values.computeIfAbsent(cell.header(), header -> new ArrayList<>())
                            .addAll(cell.values()));
            return new Sample(
                    row.number(),
                    headers.stream()
                            .map(header -> values.getOrDefault(header, List.of()))
                            .toList(),
                    row.broken());
        }

        private TableRow under(List<String> headers) {
            List<TableRow.Cell> named = new ArrayList<>();
            for (int i = 0; i < headers.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    named.add(new TableRow.Cell(headers.get(i), cells.get(i)));
                }
            }
            return new TableRow(row, named, broken);
        }
    }

    /**
     * What would become of the samples, of several rows one where they speak of one thing.
     *
     * @throws ImportRejected if the mapping lacks what each row needs
     */
    public List<Example> examples(Merchant merchant, ColumnMapping chosen) {
        RowReader reader = kind.reader(chosen.over(kind, headers), headers, merchant, zone);
        Iterator<RowGroup> groups = reader.groups(
                samples.stream().map(sample -> sample.under(headers)).iterator());
        List<Example> examples = new ArrayList<>();
        groups.forEachRemaining(group -> examples.add(example(group, reader)));
        return examples;
    }

    private static Example example(RowGroup group, RowReader reader) {
        TableRow row = group.main();
        try {
            if (row.broken() != null) {
                throw new RowRejected(row.broken());
            }
            return reader.read(group).example(row.number());
        } catch (RowRejected e) {
            return new Example.Refused(row.number(), e.reason());
        }
    }
}
