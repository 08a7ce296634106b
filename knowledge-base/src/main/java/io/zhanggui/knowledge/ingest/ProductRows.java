package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a product together that exports spread: a row for each variant below that of the product, with the same
 * code and no other title (Shopify, Youzan), or rows of their own above the one that lists them (Magento). Looks a bounded
 * number of rows ahead.
 */
final class ProductRows implements Iterator<RowGroup> {

    private static final int MOST = 1_000;

    private final Iterator<TableRow> rows;
    private final String code;
    private final String title;
    private final @Nullable String variants;
    private final Queue<RowGroup> ready = new ArrayDeque<>();
    private final Map<String, TableRow> held = new LinkedHashMap<>();
    private @Nullable TableRow open;
    private List<TableRow> others = new ArrayList<>();

    /**
     * @param code the column of the codes
     * @param title the column of the titles
     * @param variants the column that lists the variants of a product, if there is one
     */
    ProductRows(Iterator<TableRow> rows, String code, String title, @Nullable String variants) {
        this.rows = rows;
        this.code = code;
        this.title = title;
        this.variants = variants;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && rows.hasNext()) {
            take(rows.next());
        }
        if (ready.isEmpty()) {
            release();
            close();
        }
        return !ready.isEmpty();
    }

    @Override
    public RowGroup next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void take(TableRow row) {
        if (variants == null) {
            follow(row);
        } else {
            hold(row, text(row, variants));
        }
    }

    private void follow(TableRow row) {
        if (open != null && continues(open, row) && others.size() < MOST) {
            others.add(row);
        } else {
            close();
            open = row;
        }
    }

    private boolean continues(TableRow first, TableRow row) {
        String name = text(row, title);
        return first.broken() == null
                && row.broken() == null
                && !text(row, code).isEmpty()
                && text(row, code).equals(text(first, code))
                && (name.isEmpty() || name.equals(text(first, title)));
    }

    private void close() {
        if (open != null) {
            ready.add(new RowGroup(open, others));
            open = null;
            others = new ArrayList<>();
        }
    }

    private void hold(TableRow row, String listed) {
        if (!listed.isEmpty()) {
            List<TableRow> listedRows = PackedPairs.variants(listed).stream()
                    .map(variant -> held.remove(variant.getOrDefault("sku", "")))
                    .filter(Objects::nonNull)
                    .toList();
            release();
            ready.add(new RowGroup(row, listedRows));
        } else if (row.broken() != null || held.putIfAbsent(text(row, code), row) != null) {
            ready.add(RowGroup.of(row));
        }
        if (held.size() > MOST) {
            release();
        }
    }

    private void release() {
        held.values().forEach(row -> ready.add(RowGroup.of(row)));
        held.clear();
    }

    private static String text(TableRow row, String header) {
        return row.cells().stream()
                .filter(cell -> cell.header().equals(header))
                .findFirst()
                .map(cell -> Cells.trim(String.join("、", cell.values())))
                .orElse("");
    }
}
