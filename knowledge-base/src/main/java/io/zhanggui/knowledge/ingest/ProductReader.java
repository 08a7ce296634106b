package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import io.zhanggui.knowledge.ingest.document.HtmlText;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads products: four columns have a meaning of their own, the others are attributes or left out. */
final class ProductReader implements RowReader {

    private static final int ID_LIMIT = 200;
    private static final int NAME_LIMIT = 500;
    private static final int TEXT_LIMIT = 20_000;
    private static final int ALL_LIMIT = 200_000;

    private final Locale locale;
    private final ScopeColumns scope;
    private final Map<String, Column> columns;
    private final String code;
    private final String title;
    private final @Nullable String category;
    private final @Nullable String description;

    /**
     * @throws ImportRejected if a column that a product needs is not there
     */
    ProductReader(ColumnMapping mapping, List<String> headers, Locale locale, ZoneId zone) {
        this.scope = new ScopeColumns(mapping, zone);
        this.locale = locale;
        this.columns = new HashMap<>(mapping.byHeader());
        this.code = need(mapping, Field.CODE, headers);
        this.title = need(mapping, Field.TITLE, headers);
        this.category = mapping.header(Field.CATEGORY);
        this.description = mapping.header(Field.DESCRIPTION);
    }

    private static String need(ColumnMapping mapping, Field field, List<String> headers) {
        String header = mapping.header(field);
        if (header == null) {
            throw new ImportRejected(Reason.of(
                    field == Field.CODE ? "product.no-code-column" : "product.no-title-column",
                    Columns.shown(headers),
                    String.join(", ", TableKind.PRODUCTS.names(field))));
        }
        return header;
    }

    @Override
    public Fact read(TableRow row) throws RowRejected {
        Cells cells = new Cells(row);
        String id = cells.text(code, ID_LIMIT);
        if (id.isEmpty()) {
            throw new RowRejected(Reason.of("product.no-code", code));
        }
        try {
            return product(id, cells);
        } catch (RowRejected e) {
            throw new RowRejected(e.reason(), id);
        }
    }

    private Fact product(String id, Cells cells) throws RowRejected {
        String name = cells.text(title, NAME_LIMIT);
        if (name.isEmpty()) {
            throw new RowRejected(Reason.of("product.no-title", title));
        }
        String text = HtmlText.of(cells.text(description, TEXT_LIMIT));
        Product product =
                new Product(id, name, orNull(cells.text(category, NAME_LIMIT)), orNull(text), attributes(cells));
        Scope limits = scope.of(cells);
        return new ProductFact(product.limited(limits.language(), limits.validity()), locale);
    }

    /** In the order of the columns; of two columns with the same name, both values. */
    private List<Attribute> attributes(Cells cells) throws RowRejected {
        Map<String, String> byName = new LinkedHashMap<>();
        for (TableRow.Cell cell : cells.all()) {
            Column column = columns.computeIfAbsent(cell.header(), TableKind.PRODUCTS::late);
            if (column.name() != null) {
                String name = Cells.checked(cell.header(), column.name(), ID_LIMIT);
                String value = Cells.trim(Cells.checked(name, String.join("、", cell.values()), TEXT_LIMIT));
                byName.merge(name, value, ProductFact::both);
            }
        }
        Cells.checked("attributes", String.join("", byName.values()), ALL_LIMIT);
        return byName.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> new Attribute(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
