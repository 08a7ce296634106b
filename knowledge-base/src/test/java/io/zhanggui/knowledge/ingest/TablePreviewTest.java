package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePreviewTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private TablePreview preview(TableKind kind, byte[] content) {
        return preview(kind, content, ColumnMapping.PROPOSED);
    }

    private TablePreview preview(TableKind kind, byte[] content, ColumnMapping place) {
        return shop.base.importer().preview(kind, shop.file("file", content), place, headers -> Optional.empty());
    }

    private TablePreview products(String content) {
        return preview(TableKind.PRODUCTS, content.getBytes(UTF_8));
    }

    private static String fields(TablePreview preview) {
        return preview.mapping().columns().stream()
                .map(column -> column.header() + "=" + column.field()
                        + (column.name() == null || column.name().equals(column.header()) ? "" : " " + column.name()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void saysHowAFileIsWrittenAndShowsItsFirstRows() {
        String table = "货号;品名;类目;颜色\nA1;山岚保温杯;杯壶;白\nA2;竹编收纳篮;;\n";

        TablePreview preview = preview(TableKind.PRODUCTS, table.getBytes(Charset.forName("GB18030")));

        assertThat(preview.format())
                .isEqualTo(new TableFormat(TableFormat.Kind.CSV, "GB18030", ';', null, List.of(), 1));
        assertThat(preview.headers()).containsExactly("货号", "品名", "类目", "颜色");
        assertThat(preview.samples())
                .containsExactly(
                        new TablePreview.Sample(
                                2, List.of(List.of("A1"), List.of("山岚保温杯"), List.of("杯壶"), List.of("白")), null),
                        new TablePreview.Sample(
                                3, List.of(List.of("A2"), List.of("竹编收纳篮"), List.of(), List.of()), null));
        assertThat(preview.rows()).isEqualTo(2);
        assertThat(preview.more()).isFalse();
        assertThat(fields(preview)).isEqualTo("""
                货号=CODE
                品名=TITLE
                类目=CATEGORY
                颜色=ATTRIBUTE""");
        assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                .startsWith(new Example.OfProduct(
                        2, new Product("A1", "山岚保温杯", "杯壶", null, List.of(new Attribute("颜色", "白")))));
    }

    @Test
    void showsTwentyRowsAndCountsNotForEver() {
        String rows =
                IntStream.range(0, 20_010).mapToObj(i -> "A" + i + ",杯子\n").collect(Collectors.joining());

        TablePreview preview = products("编码,名称\n" + rows);

        assertThat(preview.samples()).hasSize(20);
        assertThat(preview.rows()).isEqualTo(20_000);
        assertThat(preview.more()).isTrue();
    }

    @Test
    void findsTheHeaderBelowATitleAndAVersion() {
        // The data package of Taobao: a version, the names of the fields, the names for people, tabs, UTF-16.
        String taobao = """
                \ufeffversion 1.00
                title\tcid\tprice\tdescription\touter_id
                宝贝名称\t宝贝类目\t宝贝价格\t宝贝描述\t商家编码
                山岚保温杯\t50016\t129\t<p>通勤用</p>\tA1
                """;

        TablePreview preview = preview(TableKind.PRODUCTS, taobao.getBytes(UTF_16LE));

        assertThat(preview.format())
                .isEqualTo(new TableFormat(TableFormat.Kind.CSV, "UTF-16LE", '\t', null, List.of(), 3));
        assertThat(fields(preview)).isEqualTo("""
                宝贝名称=TITLE
                宝贝类目=CATEGORY
                宝贝价格=ATTRIBUTE 价格
                宝贝描述=DESCRIPTION
                商家编码=CODE""");
        assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                .containsExactly(new Example.OfProduct(
                        4, new Product("A1", "山岚保温杯", "50016", "通勤用", List.of(new Attribute("价格", "129")))));
    }

    @Test
    void knowsTheExportsOfShopSystems() {
        assertThat(fields(products("商品ID,商品标题,类目,售价(元),库存,商品主图,运费模板\n1,杯,a,3,4,http://x/y.jpg,包邮\n")))
                .as("WeChat shop")
                .isEqualTo("""
                        商品ID=CODE
                        商品标题=TITLE
                        类目=CATEGORY
                        售价(元)=ATTRIBUTE 价格
                        库存=ATTRIBUTE
                        商品主图=NONE
                        运费模板=NONE""");
        assertThat(fields(products("商品名称,商品编码,商品分组,价格(元),划线价,商品卖点,总销量\n杯,1,a,3,4,好看,9\n")))
                .as("Youzan")
                .isEqualTo("""
                        商品名称=TITLE
                        商品编码=CODE
                        商品分组=CATEGORY
                        价格(元)=ATTRIBUTE 价格
                        划线价=ATTRIBUTE
                        商品卖点=DESCRIPTION
                        总销量=NONE""");
        assertThat(
                        fields(
                                products(
                                        "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Variant SKU,Variant Price,Image Src,Google Shopping / Gender,Google Shopping / MPN\nmug,Mug,,Maple,Drinkware,true,Title,,9,http://x/y.jpg,unisex,1\n")))
                .as("Shopify")
                .isEqualTo("""
                        Handle=CODE
                        Title=TITLE
                        Body (HTML)=DESCRIPTION
                        Vendor=ATTRIBUTE
                        Type=CATEGORY
                        Published=NONE
                        Option1 Name=OPTION_NAME
                        Variant SKU=SKU
                        Variant Price=ATTRIBUTE Price
                        Image Src=NONE
                        Google Shopping / Gender=ATTRIBUTE Gender
                        Google Shopping / MPN=NONE""");
        assertThat(
                        fields(
                                products(
                                        "sku,store_view_code,product_type,categories,name,description,price,base_image,use_config_min_qty,country_of_manufacture\nM1,,simple,Mugs,Mug,,9,/m.jpg,1,Latvia\n")))
                .as("Magento")
                .isEqualTo("""
                        sku=CODE
                        store_view_code=NONE
                        product_type=ATTRIBUTE
                        categories=CATEGORY
                        name=TITLE
                        description=DESCRIPTION
                        price=ATTRIBUTE
                        base_image=NONE
                        use_config_min_qty=NONE
                        country_of_manufacture=ATTRIBUTE""");
    }

    @Test
    void readsTheSheetAndTheHeaderRowThatAreChosen() throws IOException {
        byte[] workbook = workbook(book -> {
            Worksheet old = book.newWorksheet("旧款");
            fill(old, 0, "货号", "品名");
            fill(old, 1, "A1", "旧杯");
            Worksheet fresh = book.newWorksheet("新款");
            fresh.range(0, 0, 0, 2).merge();
            fill(fresh, 0, "2026 春季");
            fill(fresh, 1, "款式", "叫法", "");
            fill(fresh, 2, "B1", "新杯", "没有表头的列");
        });

        assertThat(preview(TableKind.PRODUCTS, workbook).format())
                .isEqualTo(new TableFormat(TableFormat.Kind.XLSX, null, null, "旧款", List.of("旧款", "新款"), 1));
        TablePreview fresh = preview(TableKind.PRODUCTS, workbook, new ColumnMapping("新款", 2, List.of()));
        assertThat(fresh.format().headerRow()).isEqualTo(2);
        assertThat(fresh.headers()).containsExactly("款式", "叫法");
        assertThat(fresh.mapping().problems(TableKind.PRODUCTS, fresh.headers()))
                .containsExactly(Reason.of("mapping.no-code"), Reason.of("mapping.no-title"));

        ColumnMapping chosen =
                new ColumnMapping("新款", 2, List.of(Column.of("款式", Field.CODE), Column.of("叫法", Field.TITLE)));
        shop.base
                .importer()
                .importTable(
                        Shop.QINGHE,
                        TableKind.PRODUCTS,
                        shop.file("x", workbook),
                        chosen,
                        ImportMode.MERGE,
                        ImportProgress.none());
        assertThat(shop.base.products().all(Shop.QINGHE.id()))
                .containsExactly(new Product("B1", "新杯", null, null, List.of()));
    }

    @Test
    void refusesASheetOrAHeaderRowThatIsNotThere() throws IOException {
        byte[] workbook = workbook(book -> fill(book.newWorksheet("商品"), 0, "货号", "品名"));

        assertThat(refusal(workbook, "价格", null)).isEqualTo(Reason.of("table.no-sheet", "价格", "商品"));
        assertThat(refusal(workbook, "商品", 3)).isEqualTo(Reason.of("table.no-header-row", "3"));
    }

    private Reason refusal(byte[] workbook, String sheet, @Nullable Integer row) {
        try {
            preview(TableKind.PRODUCTS, workbook, new ColumnMapping(sheet, row, List.of()));
            throw new AssertionError("taken");
        } catch (ImportRejected e) {
            return e.reason();
        }
    }

    @Test
    void takesColumnsWithoutAndWithTheSameHeader() {
        TablePreview preview = products("编码,名称,,规格,规格\nA1,杯子,没有表头,白,500ml\n");

        assertThat(preview.headers()).containsExactly("编码", "名称", "规格");
        assertThat(preview.unnamed()).isEqualTo(1);
        assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                .containsExactly(new Example.OfProduct(
                        2, new Product("A1", "杯子", null, null, List.of(new Attribute("规格", "白、500ml")))));
    }

    @Test
    void joinsAHeaderThatNamesGroupsWithTheRowBelowIt() throws IOException {
        byte[] merged = workbook(book -> {
            Worksheet sheet = book.newWorksheet("商品");
            fill(sheet, 0, "秋季目录");
            fill(sheet, 1, "货号", "品名", "规格", "", "产地", "尺寸", "", "");
            fill(sheet, 2, "", "", "颜色", "容量", "", "长", "宽", "高");
            fill(sheet, 3, "A1", "杯子", "白", "500ml", "永康", "7cm", "7cm", "20cm");
            sheet.range(0, 0, 0, 7).merge();
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 1, 2, 1).merge();
            sheet.range(1, 2, 1, 3).merge();
            sheet.range(1, 4, 2, 4).merge();
            sheet.range(1, 5, 1, 7).merge();
        });
        byte[] text = "秋季目录,,,,,,,\n货号,品名,规格,,产地,尺寸,,\n,,颜色,容量,,长,宽,高\nA1,杯子,白,500ml,永康,7cm,7cm,20cm\n".getBytes(UTF_8);

        for (byte[] file : List.of(merged, text)) {
            TablePreview preview = preview(TableKind.PRODUCTS, file);

            assertThat(preview.headers())
                    .containsExactly("货号", "品名", "规格 / 颜色", "规格 / 容量", "产地", "尺寸 / 长", "尺寸 / 宽", "尺寸 / 高");
            assertThat(preview.format().headerRow()).isEqualTo(2);
            assertThat(preview.rows()).isEqualTo(1);
            assertThat(preview(TableKind.PRODUCTS, file, preview.mapping()).headers())
                    .isEqualTo(preview.headers());
            assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                    .first()
                    .isInstanceOfSatisfying(
                            Example.OfProduct.class,
                            example -> assertThat(example.product().attributes())
                                    .contains(new Attribute("规格 / 颜色", "白"), new Attribute("尺寸 / 高", "20cm")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "编码,名称,,规格\nA1,杯子,没有表头,白\nA2,壶,又一个,红\n",
                "编码,名称,规格,\n,杯子,白,500ml\nA2,壶,红,1L\n",
                "编码,价格,,名称\n,129,99,\nA2,1,2,壶\n",
                "编码,名称,规格,\n,,白,500ml\n,,红,1L\n",
            })
    void aRowOfContentIsNoSecondRowOfNames(String table) {
        assertThat(products(table).headers()).doesNotContainAnyElementsOf(List.of("规格 / 白", "名称 / 没有表头", "价格 / 129"));
        assertThat(products(table).rows()).isEqualTo(2);
    }

    @Test
    void noticesATableOfTheOtherKind() {
        byte[] faq = "问题,答案\n几天发货,两天\n".getBytes(UTF_8);

        assertThat(preview(TableKind.PRODUCTS, faq).seems()).isEqualTo(TableKind.FAQS);
        assertThat(preview(TableKind.FAQS, faq).seems()).isNull();
        assertThat(preview(TableKind.FAQS, "货号,品名\nA1,杯\n".getBytes(UTF_8)).seems())
                .isEqualTo(TableKind.PRODUCTS);
        assertThat(products("甲,乙\n1,2\n").seems()).isNull();
    }

    @Test
    void showsWhichOfTheFirstRowsWouldFail() {
        TablePreview preview = preview(TableKind.FAQS, "问题,答案,相似问题1\n几天发货,两天,多久发货\n能退吗,,\n".getBytes(UTF_8));

        assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                .containsExactly(
                        new Example.OfFaq(2, new FaqEntry("几天发货", "几天发货", List.of("多久发货"), "两天")),
                        new Example.Refused(3, Reason.of("faq.no-answer", "答案")));
    }

    @Test
    void proposesWhatWasUsedBeforeForTheSameHeaders() {
        ColumnMapping before = new ColumnMapping(
                null,
                null,
                List.of(
                        Column.of("款式", Field.CODE),
                        Column.of("叫法", Field.TITLE),
                        new Column("备注", Field.ATTRIBUTE, "说明"),
                        Column.of("成本", Field.NONE)));
        String table = "本店商品,,,\n款式,叫法,备注,成本\nA1,杯子,易碎,3\n";

        TablePreview preview = shop.base
                .importer()
                .preview(
                        TableKind.PRODUCTS,
                        shop.file("file", table),
                        ColumnMapping.PROPOSED,
                        headers -> headers.contains("成本") ? Optional.of(before) : Optional.empty());

        assertThat(preview.remembered()).isTrue();
        assertThat(preview.mapping()).isEqualTo(before.at(null, 2));
        assertThat(preview.examples(Shop.QINGHE, preview.mapping()))
                .containsExactly(new Example.OfProduct(
                        3, new Product("A1", "杯子", null, null, List.of(new Attribute("说明", "易碎")))));
        assertThat(ColumnMapping.signature(List.of("甲", "乙"))).isEqualTo(ColumnMapping.signature(List.of("乙", "甲")));
    }

    @Test
    void aMappingFillsOnlyWhatItNames() {
        List<String> headers = List.of("货号", "名称", "品名", "成本");
        ColumnMapping chosen =
                new ColumnMapping(null, null, List.of(Column.of("品名", Field.TITLE), Column.of("成本", Field.NONE)));

        assertThat(chosen.over(TableKind.PRODUCTS, headers).columns())
                .containsExactly(
                        Column.of("货号", Field.CODE),
                        Column.of("名称", Field.ATTRIBUTE),
                        Column.of("品名", Field.TITLE),
                        Column.of("成本", Field.NONE));
        assertThat(chosen.problems(TableKind.PRODUCTS, headers)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAMapping() {
        List<String> headers = List.of("货号", "名称", "品名");
        ColumnMapping wrong = new ColumnMapping(
                null,
                null,
                List.of(
                        Column.of("货号", Field.ANSWER),
                        Column.of("名称", Field.TITLE),
                        Column.of("品名", Field.TITLE),
                        new Column("材质", Field.ATTRIBUTE, "长".repeat(201))));

        assertThat(wrong.problems(TableKind.PRODUCTS, headers))
                .containsExactly(
                        Reason.of("mapping.no-code"),
                        Reason.of("mapping.twice", "名称, 品名"),
                        Reason.of("mapping.other-kind", "货号"),
                        Reason.of("mapping.unknown-header", "材质", "货号, 名称, 品名"),
                        Reason.of("mapping.name-long", "材质", "200"));
        assertThatThrownBy(() ->
                        new ColumnMapping(null, null, List.of(Column.of("甲", Field.CODE), Column.of("甲", Field.TITLE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.base
                        .importer()
                        .importTable(
                                Shop.QINGHE,
                                TableKind.PRODUCTS,
                                shop.file("x", "货号,名称,品名\nA1,a,b\n"),
                                wrong,
                                ImportMode.MERGE,
                                ImportProgress.none()))
                .isInstanceOf(ImportRejected.class);
    }

    private static void fill(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(row, i, cells[i]);
        }
    }

    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            content.accept(workbook);
        }
        return bytes.toByteArray();
    }
}
