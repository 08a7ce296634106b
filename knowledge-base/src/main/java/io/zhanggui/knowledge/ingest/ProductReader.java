package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.ingest.document.HtmlText;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads products: four columns have a meaning of their own, every other column is an attribute. */
final class ProductReader implements RowReader {

    private static final List<String> CODE = List.of(
            "商品编码",
            "商品编号",
            "商品id",
            "商品代码",
            "货号",
            "编码",
            "spu",
            "sku",
            "product code",
            "product id",
            "item code",
            "code",
            "handle",
            "编号",
            "id");
    private static final List<String> TITLE =
            List.of("商品名称", "商品标题", "名称", "标题", "品名", "title", "product name", "product title", "name");
    private static final List<String> CATEGORY = List.of(
            "商品类目", "商品分类", "类目", "分类", "品类", "category", "product category", "categories", "product type", "type");
    private static final List<String> DESCRIPTION = List.of(
            "商品描述", "描述", "商品详情", "详情", "商品简介", "简介", "description", "body (html)", "body html", "body", "details");

    private static final int ID_LIMIT = 200;
    private static final int NAME_LIMIT = 500;
    private static final int TEXT_LIMIT = 20_000;
    private static final int ALL_LIMIT = 200_000;

    private final Locale locale;
    private final String code;
    private final String title;
    private final @Nullable String category;
    private final @Nullable String description;
    private final Set<String> own;

    /**
     * @throws ImportRejected if a column that a product needs is not there
     */
    ProductReader(List<String> headers, Locale locale) {
        Columns columns = new Columns(headers);
        this.locale = locale;
        this.code = columns.need(CODE, "product.no-code-column");
        this.title = columns.need(TITLE, "product.no-title-column");
        this.category = columns.find(CATEGORY);
        this.description = columns.find(DESCRIPTION);
        this.own = new TreeSet<>(List.of(code, title));
        if (category != null) {
            own.add(category);
        }
        if (description != null) {
            own.add(description);
        }
    }

    static boolean suits(List<String> headers) {
        Columns columns = new Columns(headers);
        return columns.has(CODE) && columns.has(TITLE);
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
        return new ProductFact(product, locale);
    }

    /** In the order of the columns; of two columns with the same name, both values. */
    private List<Attribute> attributes(Cells cells) throws RowRejected {
        Map<String, String> byName = new LinkedHashMap<>();
        for (TableRow.Cell cell : cells.all()) {
            if (!own.contains(cell.header())) {
                String name = Cells.checked(cell.header(), cell.header(), ID_LIMIT);
                String value = Cells.trim(Cells.checked(name, String.join("、", cell.values()), TEXT_LIMIT));
                byName.merge(name, value, (first, second) -> first.equals(second) ? first : first + "；" + second);
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
