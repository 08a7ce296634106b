package io.zhanggui.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.ingest.ImportReport.RowFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariantImportTest {

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

    private ImportReport maple(String table) {
        return shop.base
                .importer()
                .importProducts(Shop.MAPLE, shop.file("export.csv", table), ImportMode.MERGE, ImportProgress.none());
    }

    private List<Product> stored() {
        return shop.base.products().all(Shop.MAPLE.id());
    }

    private static Product product(String code, String title, String... namesAndValues) {
        return new Product(code, title, null, null, attributes(namesAndValues));
    }

    private static List<Attribute> attributes(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> new Attribute(namesAndValues[2 * i], namesAndValues[2 * i + 1]))
                .toList();
    }

    @Test
    void theRowsOfAShopifyProductAreOneProductWithItsVariants() {
        ImportReport report = maple("""
                Handle,Title,Vendor,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Image Src
                anchor,Anchor Bracelet,Maple,Color,Gold,Size,M,AN-G,69.99,https://x/1.jpg
                anchor,,,,Silver,,M,AN-S,55,https://x/2.jpg
                anchor,,,,,,,,,https://x/3.jpg
                mug,Mug,Maple,Title,Default Title,,,MUG-1,9,https://x/4.jpg
                """);

        assertThat(report).isEqualTo(new ImportReport(4, 4, 0, 0, 0, List.of(), List.of()));
        assertThat(stored())
                .containsExactly(
                        product(
                                "anchor",
                                "Anchor Bracelet",
                                "Color",
                                "Gold, Silver",
                                "Size",
                                "M",
                                "Vendor",
                                "Maple",
                                "Price",
                                "55–69.99",
                                "SKU",
                                "AN-G: Color Gold, Price 69.99\nAN-S: Color Silver, Price 55"),
                        product("mug", "Mug", "Vendor", "Maple", "Price", "9", "SKU", "MUG-1"));
        assertThat(shop.embedded())
                .contains(
                        "Anchor Bracelet SKU: AN-G: Color Gold, Price 69.99",
                        "Anchor Bracelet SKU: AN-S: Color Silver, Price 55");
    }

    @Test
    void theRowsThatAMagentoProductListsAreItsVariants() {
        ImportReport report = maple("""
                sku,name,price,additional_attributes,configurable_variations
                H1-S,Hoodie-S,52,"has_options=0,size=S",
                H1-M,Hoodie-M,54,"has_options=0,size=M",
                B1,Bag,20,"material=Wool, soft,""climate=Cool|Windy""\",
                H1,Hoodie,52,"has_options=1,material=Wool|Fleece","sku=H1-S,size=S|sku=H1-M,size=M|sku=H1-L,size=L"
                """);

        assertThat(report).isEqualTo(new ImportReport(4, 4, 0, 0, 0, List.of(), List.of()));
        assertThat(stored())
                .containsExactly(
                        product("B1", "Bag", "price", "20", "material", "Wool, soft", "climate", "Cool, Windy"),
                        product(
                                "H1",
                                "Hoodie",
                                "price",
                                "52–54",
                                "material",
                                "Wool, Fleece",
                                "size",
                                "S, M, L",
                                "SKU",
                                "H1-S: size S, price 52\nH1-M: size M, price 54\nH1-L: size L"));
    }

    @Test
    void theRowsOfAYouzanProductAreOneProduct() {
        ImportReport report = shop.products("""
                商品编码,商品名称,规格名1,规格值1,规格编码,价格(元)
                A1,保温杯,容量,350,A1-S,129
                A1,保温杯,,500,A1-L,139
                A2,收纳篮,,,,39.5
                A2,另一个篮子,,,,40
                """);

        assertThat(report)
                .isEqualTo(new ImportReport(
                        4, 3, 0, 0, 0, List.of(new RowFailure(5, Reason.of("row.duplicate", "A2", "4"))), List.of()));
        assertThat(shop.base.products().all(Shop.QINGHE.id()))
                .containsExactly(
                        product(
                                "A1",
                                "保温杯",
                                "容量",
                                "350、500",
                                "价格",
                                "129–139",
                                "SKU",
                                "A1-S：容量 350，价格 129\nA1-L：容量 500，价格 139"),
                        product("A2", "收纳篮", "价格", "39.5"));
    }

    @Test
    void aVariantLeadsToItsProduct() {
        shop.products("""
                商品编码,商品名称,规格名1,规格值1,规格编码
                A1,保温杯,颜色,白,BWB-77120
                A1,保温杯,颜色,墨绿,BWB-77121
                A2,收纳篮,颜色,白,SNL-10200
                """);

        assertThat(shop.found("BWB-77121")).startsWith("A1");
        assertThat(shop.found("SNL-10200")).startsWith("A2");
    }

    @Test
    void aProductOfSeveralRowsThatIsRefusedFailsWithAllOfThem() {
        ImportReport report = maple("""
                Handle,Title,Option1 Name,Option1 Value
                anchor,,Color,Gold
                anchor,,,Silver
                """);

        assertThat(report.failed())
                .containsExactly(
                        new RowFailure(2, Reason.of("product.no-title", "Title")),
                        new RowFailure(3, Reason.of("product.no-title", "Title")));
    }
}
