package io.zhanggui.knowledge.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductImportTest {

    private static final String TWO = """
            商品编码,商品名称,类目,价格,描述,材质
            A1,山岚保温杯,杯壶,129,"通勤用，
            一按就开",316不锈钢
            A2,竹编收纳篮,收纳,39.5,,
            """;

    private static final Product CUP = new Product(
            "A1", "山岚保温杯", "杯壶", "通勤用，\n一按就开", List.of(new Attribute("价格", "129"), new Attribute("材质", "316不锈钢")));

    private static final Product BASKET = new Product("A2", "竹编收纳篮", "收纳", null, List.of(new Attribute("价格", "39.5")));

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

    private List<Product> stored() {
        return shop.base.products().all(Shop.QINGHE.id());
    }

    @Test
    void takesEveryRowAndMakesUnknownColumnsAttributes() {
        assertThat(shop.products(TWO)).isEqualTo(new ImportReport(2, 2, 0, 0, 0, List.of(), List.of()));
        assertThat(stored()).containsExactly(CUP, BASKET);
    }

    @Test
    void changesNothingTheSecondTime() {
        shop.products(TWO);
        shop.embedded();

        assertThat(shop.products(TWO)).isEqualTo(new ImportReport(2, 0, 0, 2, 0, List.of(), List.of()));
        assertThat(shop.embedded()).isEmpty();
    }

    @Test
    void readsEveryEncodingThatSpreadsheetsWrite() {
        for (Charset charset : List.of(UTF_8, Charset.forName("GB18030"))) {
            shop.products(shop.file("products.csv", TWO, charset), ImportMode.REPLACE);
            assertThat(stored()).as(charset.name()).containsExactly(CUP, BASKET);
        }
        for (Charset charset : List.of(UTF_8, UTF_16LE)) {
            shop.products(shop.file("products.csv", "\ufeff" + TWO, charset), ImportMode.REPLACE);
            assertThat(stored()).as(charset.name()).containsExactly(CUP, BASKET);
        }
    }

    @Test
    void readsSemicolonsAndTabs() {
        shop.products("sku;name;color\nA1;Cup;red, blue\n");
        shop.products("sku\tname\tcolor\nA2\tBasket\tbrown; white\n");

        assertThat(stored())
                .containsExactly(
                        new Product("A1", "Cup", null, null, List.of(new Attribute("color", "red, blue"))),
                        new Product("A2", "Basket", null, null, List.of(new Attribute("color", "brown; white"))));
    }

    @Test
    void readsJsonLinesAndAnArrayOfJson() {
        String cup = """
                {"code": "A1", "title": "山岚保温杯", "价格": 129.0, "颜色": ["白", "墨绿"], "attributes": {"材质": "316不锈钢"}, "库存": null}""";
        Product expected = new Product(
                "A1",
                "山岚保温杯",
                null,
                null,
                List.of(new Attribute("价格", "129"), new Attribute("颜色", "白、墨绿"), new Attribute("材质", "316不锈钢")));

        shop.products(shop.file("products.jsonl", cup + "\n\n{broken\n"), ImportMode.REPLACE);
        assertThat(stored()).containsExactly(expected);

        ImportReport report = shop.products(shop.file("products.txt", "[" + cup + ",\n 7]"), ImportMode.REPLACE);
        assertThat(stored()).containsExactly(expected);
        assertThat(report.failed()).containsExactly(new RowFailure(2, Reason.of("json.no-object")));
    }

    @Test
    void readsTheSheetThatHasTheColumns() throws IOException {
        byte[] workbook = workbook(book -> {
            book.newWorksheet("空");
            book.newWorksheet("说明").value(0, 0, "请填写第三页");
            Worksheet sheet = book.newWorksheet("商品");
            List<String> headers = List.of("*货号", "品名", "价格", "上市日期", "防晒率", "总价");
            IntStream.range(0, headers.size()).forEach(i -> sheet.value(1, i, headers.get(i)));
            sheet.value(2, 0, 1001);
            sheet.value(2, 1, "遮阳伞");
            sheet.value(2, 2, 129.9);
            sheet.value(2, 3, LocalDate.of(2026, 1, 31));
            sheet.style(2, 3).format("yyyy/m/d").set();
            sheet.value(2, 4, 0.995);
            sheet.style(2, 4).format("0.0%").set();
            sheet.formula(2, 5, "C3*2");
            sheet.value(4, 1, "没有货号");
        });

        ImportReport report = shop.products(shop.file("whatever.bin", workbook), ImportMode.MERGE);

        assertThat(stored())
                .containsExactly(new Product(
                        "1001",
                        "遮阳伞",
                        null,
                        null,
                        List.of(
                                new Attribute("价格", "129.9"),
                                new Attribute("上市日期", "2026-01-31"),
                                new Attribute("防晒率", "99.5%"))));
        assertThat(report.failed()).containsExactly(new RowFailure(5, Reason.of("product.no-code", "*货号")));
    }

    @Test
    void readsAWorkbookOfTheBinaryFormat() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("请填写第二页");
            HSSFSheet sheet = workbook.createSheet("商品");
            HSSFRow header = sheet.createRow(1);
            List<String> headers = List.of("货号", "品名", "价格", "上市日期", "总价");
            IntStream.range(0, headers.size()).forEach(i -> header.createCell(i).setCellValue(headers.get(i)));
            HSSFRow row = sheet.createRow(3);
            row.createCell(0).setCellValue(1001);
            row.createCell(1).setCellValue("遮阳伞");
            row.createCell(2).setCellValue(129.9);
            row.createCell(3).setCellValue(LocalDate.of(2026, 1, 31));
            row.getCell(3).setCellStyle(workbook.createCellStyle());
            row.getCell(3).getCellStyle().setDataFormat((short) 14);
            row.createCell(4).setCellFormula("C4*2");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            sheet.createRow(4).createCell(1).setCellValue("没有货号");
            workbook.write(bytes);
        }

        ImportReport report = shop.products(shop.file("旧版.xls", bytes.toByteArray()), ImportMode.MERGE);

        assertThat(stored())
                .containsExactly(new Product(
                        "1001",
                        "遮阳伞",
                        null,
                        null,
                        List.of(
                                new Attribute("价格", "129.9"),
                                new Attribute("上市日期", "2026-01-31"),
                                new Attribute("总价", "259.8"))));
        assertThat(report.failed()).containsExactly(new RowFailure(5, Reason.of("product.no-code", "货号")));
    }

    @Test
    void saysOfEachRowWhyItWasNotTaken() {
        ImportReport report = shop.products("""
                商品编码,商品名称,描述
                A1,杯子,
                ,没有编码,
                A3,,
                A1,又一个杯子,
                A5,篮子,%s
                A6,篮子,无引号,逗号

                A8,勺子,
                """.formatted("长".repeat(20_001)));

        assertThat(report)
                .isEqualTo(new ImportReport(
                        7,
                        2,
                        0,
                        0,
                        0,
                        List.of(
                                new RowFailure(3, Reason.of("product.no-code", "商品编码")),
                                new RowFailure(4, Reason.of("product.no-title", "商品名称")),
                                new RowFailure(5, Reason.of("row.duplicate", "A1", "2")),
                                new RowFailure(6, Reason.of("row.too-long", "描述", "20001", "20000")),
                                new RowFailure(7, Reason.of("row.too-many-cells", "4", "3"))),
                        List.of()));
        assertThat(stored()).extracting(Product::title).containsExactly("杯子", "勺子");
    }

    @Test
    void embedsOnlyWhatChanged() {
        shop.products(TWO);
        shop.embedded();

        ImportReport report = shop.products(TWO.replace("316不锈钢", "304不锈钢"));

        assertThat(report).isEqualTo(new ImportReport(2, 0, 1, 1, 0, List.of(), List.of()));
        assertThat(shop.embedded()).containsExactly("山岚保温杯\n杯壶\n通勤用，\n一按就开\n价格：129\n材质：304不锈钢", "山岚保温杯 材质：304不锈钢");
    }

    @Test
    void keepsWhatTheFileDoesNotNameUnlessItReplaces() {
        shop.products(TWO);
        String one = "商品编码,商品名称\nA2,\nA3,木勺\n";

        assertThat(shop.products(one).deleted()).isZero();
        assertThat(stored()).hasSize(3);

        ImportReport replaced = shop.products(shop.file("products.csv", one), ImportMode.REPLACE);
        assertThat(replaced.deleted()).isEqualTo(1);
        assertThat(stored())
                .extracting(Product::code)
                .as("A2 is named, its row failed")
                .containsExactly("A2", "A3");
        assertThat(shop.found("山岚保温杯")).doesNotContain("A1");
    }

    @Test
    void forgetsAProductAtOnce() {
        shop.products(TWO);
        assertThat(shop.found("山岚保温杯 材质")).contains("A1");

        assertThat(shop.base.products().delete(Shop.QINGHE, "A1")).isTrue();

        assertThat(shop.found("山岚保温杯 材质")).containsExactly("A2");
        assertThat(shop.indexed()).isEqualTo(2);
        assertThat(shop.base.products().delete(Shop.QINGHE, "A1")).isFalse();
    }

    @Test
    void saysThatTheIndexLacksWhatIsStored() {
        shop.products(TWO);
        shop.index.drop(shop.version());
        shop.index.apply(shop.version(), List.of(), 5);

        assertThatThrownBy(() -> shop.products(TWO))
                .isInstanceOf(IndexIncomplete.class)
                .hasMessageContaining("5 passages, its index 0");
    }

    @Test
    void givesEachAttributeAPassageOfItsOwn() {
        shop.products(TWO);

        assertThat(shop.base.passages().ofProduct(Shop.QINGHE.id(), "A1"))
                .extracting(Passage::kind, Passage::title, Passage::place, Passage::text)
                .containsExactly(
                        tuple(PassageKind.PRODUCT, "山岚保温杯", "", "山岚保温杯\n杯壶\n通勤用，\n一按就开\n价格：129\n材质：316不锈钢"),
                        tuple(PassageKind.ATTRIBUTE, "山岚保温杯", "价格", "129"),
                        tuple(PassageKind.ATTRIBUTE, "山岚保温杯", "材质", "316不锈钢"));
    }

    @Test
    void makesTextOfHtmlDescriptions() {
        shop.products(
                "Handle,Title,Body (HTML),Type\nmug,Mug,\"<p>Keeps <b>hot</b>.</p><ul><li>500 ml</li><li>a &lt; b</li></ul><script>x()</script>\",Drinkware\n");

        assertThat(stored())
                .containsExactly(new Product("mug", "Mug", "Drinkware", "Keeps hot.\n500 ml\na < b", List.of()));
    }

    @Test
    void keepsMerchantsApart() {
        shop.products(TWO);
        shop.base
                .importer()
                .importProducts(
                        Shop.MAPLE,
                        shop.file("products.csv", "sku,title,material\nA1,Mug,steel\n"),
                        ImportMode.REPLACE,
                        ImportProgress.none());

        assertThat(stored()).containsExactly(CUP, BASKET);
        assertThat(shop.base
                        .products()
                        .find(Shop.MAPLE.id(), "A1")
                        .orElseThrow()
                        .title())
                .isEqualTo("Mug");
        assertThat(shop.base
                        .passages()
                        .ofProduct(Shop.MAPLE.id(), "A1")
                        .getFirst()
                        .text())
                .isEqualTo("Mug\nmaterial: steel");
    }

    @Test
    void refusesFilesThatAreNoTableOfProducts() throws IOException {
        byte[] workbook = workbook(book -> book.newWorksheet("商品").value(0, 0, "货号"));
        assertThat(refused(new byte[0])).isEqualTo("file.empty");
        assertThat(refused("\n \n".getBytes(UTF_8))).isEqualTo("file.empty");
        assertThat(refused("商品编码,商品名称\n".getBytes(UTF_8))).isEqualTo("table.no-rows");
        assertThat(refused("名称,价格\n杯子,3\n".getBytes(UTF_8))).isEqualTo("product.no-code-column");
        assertThat(refused("编码,价格\n1,3\n".getBytes(UTF_8))).isEqualTo("product.no-title-column");
        assertThat(refused(workbook)).isEqualTo("product.no-title-column");
        assertThat(refused(Arrays.copyOf(workbook, workbook.length / 2))).isEqualTo("table.broken-workbook");
        assertThat(refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}))
                .isEqualTo("table.broken-workbook");
        assertThat(refused("%PDF-1.7".getBytes(UTF_8))).isEqualTo("table.document");
        assertThat(refused(new byte[] {1, 2, 0, 4})).isEqualTo("text.binary");
        assertThat(refused("编码,名称\n1,\"杯子\n2,篮子\n".getBytes(UTF_8))).isEqualTo("csv.quote");
        assertThat(refused("{\n\"code\": 1\n}".getBytes(UTF_8))).isEqualTo("json.lines");
        assertThat(refused("[{\"code\": 1, \"title\": \"a\"}, {".getBytes(UTF_8)))
                .isEqualTo("json.broken");
        assertThat(stored()).isEmpty();
    }

    @Test
    void refusesCharactersThatNoStoreTakes() {
        ImportReport report = shop.products(
                "[{\"code\": \"A1\", \"title\": \"a\\u0000\"}, {\"code\": \"A2\", \"title\": \"\\ud83d\"},"
                        + " {\"code\": \"A3\", \"title\": \"\\ud83d\\ude00\"}]");

        assertThat(report.failed())
                .containsExactly(
                        new RowFailure(1, Reason.of("row.characters", "title")),
                        new RowFailure(2, Reason.of("row.characters", "title")));
        assertThat(stored()).extracting(Product::title).containsExactly("\ud83d\ude00");
    }

    @Test
    void saysWhichLineCannotBeRead() {
        byte[] damaged = TWO.getBytes(UTF_8);
        damaged[damaged.length - 5] = (byte) 0xff;

        assertThatThrownBy(() -> shop.products(shop.file("products.csv", damaged), ImportMode.MERGE))
                .isInstanceOfSatisfying(ImportRejected.class, rejected -> {
                    assertThat(rejected.reason())
                            .isEqualTo(Reason.of("text.encoding", "4", String.valueOf(damaged.length - 4)));
                    assertThat(rejected.reason().text(Locale.SIMPLIFIED_CHINESE))
                            .contains("CSV UTF-8");
                });
    }

    @Test
    void repairsAnIndexThatStayedBehind() {
        shop.products(TWO);
        shop.modelDown = true;
        assertThatThrownBy(() -> shop.products("商品编码,商品名称\nA3,木勺\n")).isInstanceOf(EmbeddingUnavailable.class);
        assertThat(stored()).as("committed before the model was asked").hasSize(3);

        shop.modelDown = false;
        assertThat(shop.found("木勺")).doesNotContain("A3");
        shop.base.catchUp(Shop.QINGHE);

        assertThat(shop.found("木勺")).contains("A3");
    }

    @Test
    void fillsANewIndexFromTheRows() {
        shop.products(TWO);
        shop.base.products().delete(Shop.QINGHE, "A2");
        shop.loseIndex();
        assertThat(shop.found("山岚保温杯")).isEmpty();

        shop.base.catchUp(Shop.QINGHE);

        assertThat(shop.found("山岚保温杯")).containsExactly("A1");
        assertThat(shop.indexed()).isEqualTo(3);
    }

    @Test
    void takesNothingWhereTheFileBreaksOff() {
        String thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> "A" + i + ",杯子" + i + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> shop.products("编码,名称\n" + thousand + "\"B1,篮子\n"))
                .isInstanceOf(ImportRejected.class);

        assertThat(stored()).isEmpty();
    }

    @Test
    void takesFiveThousandRowsAndTellsHowFarItIs() {
        String rows = IntStream.range(0, 5_000)
                .mapToObj(i -> "A" + i + ",杯子" + i + ",钢\n")
                .collect(Collectors.joining());
        List<Integer> done = new ArrayList<>();

        ImportReport report = shop.base
                .importer()
                .importProducts(
                        Shop.QINGHE,
                        shop.file("products.csv", "编码,名称,材质\n" + rows),
                        ImportMode.MERGE,
                        (rowsDone, total) -> done.add(rowsDone));

        assertThat(report.imported()).isEqualTo(5_000);
        assertThat(shop.base.products().count(Shop.QINGHE.id())).isEqualTo(5_000);
        assertThat(done).isSorted().startsWith(0).endsWith(5_000).hasSizeGreaterThan(10);
    }

    private String refused(byte[] content) {
        try {
            shop.products(shop.file("file", content), ImportMode.MERGE);
            return "taken";
        } catch (ImportRejected e) {
            assertThat(e.reason().text(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
            return e.reason().code();
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
