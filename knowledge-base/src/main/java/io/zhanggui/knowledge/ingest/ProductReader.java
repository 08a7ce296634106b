package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.ingest.document.HtmlText;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads products: some columns have a meaning of their own, the others are attributes or left out. */
final class ProductReader implements RowReader {

    private static final int ID_LIMIT = 200;
    private static final int NAME_LIMIT = 500;
    private static final int TEXT_LIMIT = 20_000;
    private static final int ALL_LIMIT = 200_000;

    private final Locale locale;
    private final ScopeColumns scope;
    private final NamedValues values;
    private final String code;
    private final String title;
    private final @Nullable String category;
    private final @Nullable String description;
    private final @Nullable String sku;
    private final @Nullable String listing;
    private final boolean spread;

    /**
     * @throws ImportRejected if a column that a product needs is not there
     */
    ProductReader(ColumnMapping mapping, List<String> headers, Locale locale, ZoneId zone) {
        this.scope = new ScopeColumns(mapping, zone);
        this.locale = locale;
        this.values = new NamedValues(mapping, locale);
        this.code = need(mapping, Field.CODE, headers);
        this.title = need(mapping, Field.TITLE, headers);
        this.category = mapping.header(Field.CATEGORY);
        this.description = mapping.header(Field.DESCRIPTION);
        this.sku = mapping.header(Field.SKU);
        this.listing = mapping.header(Field.VARIANTS);
        this.spread = sku != null || !mapping.headers(Field.OPTION_VALUE).isEmpty();
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
    public Iterator<RowGroup> groups(Iterator<TableRow> rows) {
        return listing == null && !spread ? RowGroup.each(rows) : new ProductRows(rows, code, title, listing);
    }

    @Override
    public Fact read(RowGroup group) throws RowRejected {
        Cells cells = new Cells(group.main());
        String id = cells.text(code, ID_LIMIT);
        if (id.isEmpty()) {
            throw new RowRejected(Reason.of("product.no-code", code));
        }
        try {
            return product(id, cells, group);
        } catch (RowRejected e) {
            throw new RowRejected(e.reason(), id);
        }
    }

    private Fact product(String id, Cells cells, RowGroup group) throws RowRejected {
        String name = cells.text(title, NAME_LIMIT);
        if (name.isEmpty()) {
            throw new RowRejected(Reason.of("product.no-title", title));
        }
        String text = HtmlText.of(cells.text(description, TEXT_LIMIT));
        Product product =
                new Product(id, name, orNull(cells.text(category, NAME_LIMIT)), orNull(text), attributes(group));
        Scope limits = scope.of(cells);
        return new ProductFact(product.limited(limits.language(), limits.validity()), locale);
    }

    private List<Attribute> attributes(RowGroup group) throws RowRejected {
        Variants variants = new Variants(locale);
        if (listing != null) {
            listed(group, variants);
        } else if (spread) {
            for (TableRow row : group.rows()) {
                variants.options(values.options(row, group.main()).keySet());
                variants.add(new Cells(row).text(sku, ID_LIMIT), values.of(row, group.main()));
            }
        }
        Map<String, String> byName = variants.over(values.of(group.main(), group.main()));
        for (Map.Entry<String, String> named : byName.entrySet()) {
            Cells.checked(named.getKey(), named.getValue(), TEXT_LIMIT);
        }
        Cells.checked("attributes", String.join("", byName.values()), ALL_LIMIT);
        return byName.entrySet().stream()
                .map(entry -> new Attribute(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The variants that the product lists, with what rows of their own say of them. */
    private void listed(RowGroup group, Variants variants) throws RowRejected {
        Map<String, TableRow> rows = new HashMap<>();
        for (TableRow row : group.others()) {
            rows.put(new Cells(row).text(code, ID_LIMIT), row);
        }
        String list = new Cells(group.main()).text(listing, ALL_LIMIT);
        for (Map<String, String> listed :
                list.isEmpty() ? List.<Map<String, String>>of() : PackedPairs.variants(list)) {
            Map<String, String> pairs = new LinkedHashMap<>(listed);
            String variant = Objects.requireNonNullElse(pairs.remove("sku"), "");
            Map<String, String> said = values.packed(pairs);
            variants.options(said.keySet());
            TableRow row = rows.get(variant);
            if (row != null) {
                said.putAll(values.of(row, row));
            }
            variants.add(variant, said);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
