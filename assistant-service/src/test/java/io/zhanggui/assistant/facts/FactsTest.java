package io.zhanggui.assistant.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class FactsTest {

    private static final String PRODUCTS = """
            商品编码,商品名称,类目,材质
            A1,山岚保温杯,杯壶,316不锈钢
            A2,竹纤维毛巾,家纺,竹纤维
            ,没有编码,杯壶,玻璃
            """;

    @Autowired
    Shops shops;

    @Test
    void anImportReportsEachRowAndDoesNothingTheSecondTime() {
        Shop shop = shops.open();

        String first = body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));
        String second = body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));

        assertThat(counts(first)).isEqualTo("done 3 = 2 + 0 + 0 + 1, deleted 0");
        assertThat((int) JsonPath.read(first, "$.failed[0].row")).isEqualTo(4);
        assertThat(JsonPath.<String>read(first, "$.failed[0].reason")).isNotBlank();
        assertThat(counts(second)).isEqualTo("done 3 = 0 + 0 + 2 + 1, deleted 0");
    }

    @Test
    void absenceIsDeletionOnlyWhenTheFileReplaces() {
        Shop shop = shops.open();
        body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));
        String one = "商品编码,商品名称\nA1,山岚保温杯\n";

        body(shop.upload("/api/v1/products/import", "one.csv", one));
        assertThat(total(shop, "/api/v1/products")).isEqualTo(2);

        String replaced = body(shop.upload("/api/v1/products/import?mode=replace", "one.csv", one));
        assertThat((int) JsonPath.read(replaced, "$.deleted")).isEqualTo(1);
        assertThat(total(shop, "/api/v1/products")).isEqualTo(1);
    }

    @Test
    void anImportIsFoundAgainByItsId() {
        Shop shop = shops.open();
        String report = body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));

        String again = body(shop.owner()
                .get()
                .uri("/api/v1/imports/{id}", (String) JsonPath.read(report, "$.id"))
                .exchange());

        assertThat(counts(again)).isEqualTo(counts(report));
        assertThat(JsonPath.<String>read(again, "$.fileName")).isEqualTo("products.csv");
        assertThat(total(shop, "/api/v1/imports")).isEqualTo(1);
    }

    @Test
    void listsAreGivenInPages() {
        Shop shop = shops.open();
        body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));

        shop.owner()
                .get()
                .uri("/api/v1/products?page=1&size=1")
                .exchange()
                .expectBody()
                .json("""
                        {"items":[{"code":"A2","title":"竹纤维毛巾","category":"家纺",
                          "attributes":[{"name":"材质","value":"竹纤维"}]}],"page":1,"size":1,"total":2}""");
    }

    @Test
    void aDeletedProductIsGoneFromSearchAtOnce() {
        Shop shop = shops.open();
        body(shop.upload("/api/v1/products/import", "products.csv", PRODUCTS));
        assertThat(search(shop, "山岚保温杯")).contains("\"id\":\"A1\"");

        shop.owner()
                .delete()
                .uri("/api/v1/products/A1")
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(search(shop, "山岚保温杯")).doesNotContain("\"id\":\"A1\"");
        shop.owner()
                .delete()
                .uri("/api/v1/products/A1")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void searchAnswersWithTheMerchantsOwnIds() {
        Shop shop = shops.open();
        body(shop.upload("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF-1,怎么退货,签收后七天内可以退货。\n"));

        shop.owner()
                .get()
                .uri("/api/v1/search?q={q}&k=1", "怎么退货")
                .exchange()
                .expectBody()
                .json("""
                        {"hits":[{"id":"F-1","kind":"faq","title":"怎么退货","text":"签收后七天内可以退货。","sourceId":"F-1"}]}""")
                .jsonPath("$.hits[0].score")
                .isNumber();
    }

    @Test
    void anIdMayHoldAnyCharacter() {
        Shop shop = shops.open();
        String id = "能不能 50% 退/换? a;b\\c#d";
        body(shop.upload("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\n\"" + id + "\",能不能退换,能。\n"));

        shop.owner()
                .get()
                .uri("/api/v1/faqs/{id}", id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(id);
        shop.owner()
                .delete()
                .uri("/api/v1/faqs/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(total(shop, "/api/v1/faqs")).isZero();
    }

    @Test
    void aDocumentIsListedUnderItsFileName() {
        Shop shop = shops.open();
        body(shop.upload("/api/v1/documents", "退货 说明.md", "# 退货\n签收后七天内可以退货。\n"));

        shop.owner()
                .get()
                .uri("/api/v1/documents/{name}", "退货 说明.md")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("退货 说明.md")
                .jsonPath("$.passages")
                .isEqualTo(1);
        assertThat(search(shop, "几天内可以退货")).contains("退货 说明.md");
    }

    private static String counts(String report) {
        return "%s %s = %s + %s + %s + %s, deleted %s"
                .formatted(
                        JsonPath.<String>read(report, "$.status"),
                        JsonPath.<Integer>read(report, "$.total"),
                        JsonPath.<Integer>read(report, "$.imported"),
                        JsonPath.<Integer>read(report, "$.updated"),
                        JsonPath.<Integer>read(report, "$.unchanged"),
                        JsonPath.<Integer>read(report, "$.failed.length()"),
                        JsonPath.<Integer>read(report, "$.deleted"));
    }

    private static int total(Shop shop, String path) {
        return JsonPath.read(body(shop.owner().get().uri(path).exchange()), "$.total");
    }

    private static String search(Shop shop, String question) {
        return body(shop.owner().get().uri("/api/v1/search?q={q}", question).exchange());
    }

    private static String body(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
