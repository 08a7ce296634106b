package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ConsoleTest {

    private static final String PRODUCTS = """
            商品编码,商品名称,类目,价格,描述,材质,容量
            A-1,山岚保温杯,杯壶水具,129,通勤随身带的直身杯。,316不锈钢,500ml
            A-2,<img src=x onerror=alert(1)>茶壶,杯壶水具,88,泡茶用。,玻璃,600ml
            """;

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @ParameterizedTest
    @ValueSource(strings = {"/console", "/console/imports", "/console/products", "/console/copy", "/console/backends"})
    void withoutALoginThereIsOnlyTheLogin(String path) {
        assertThat(new Browser(shops.baseUrl(), "en").get(path).path()).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void eachPageSpeaksBothLanguagesWithAndWithoutRows(String language) throws IOException {
        Shop empty = shops.open();
        Shop full = filled();
        for (Shop shop : new Shop[] {empty, full}) {
            Browser browser = console(shop, language);
            for (String path : new String[] {
                "",
                "/imports",
                "/products",
                "/faqs",
                "/documents",
                "/synonyms",
                "/copy",
                "/copy/new",
                "/conversations",
                "/backends"
            }) {
                assertThat(browser.get("/console" + path)).satisfies(page -> {
                    assertThat(page.status()).as(path).isEqualTo(200);
                    assertThat(page.html())
                            .contains("<html lang=\"" + language + "\"")
                            .doesNotContain("??")
                            .doesNotContain(" style=")
                            .doesNotContain("<script>");
                });
            }
        }
    }

    @Test
    void theChosenShopIsTheOneThatIsShown() throws IOException {
        Shop other = filled();
        Shop mine = shops.open();
        Browser browser = console(mine, "en");

        assertThat(browser.get("/console/products").html()).doesNotContain("A-1");
        assertThat(browser.get("/console/products/item?code=A-1").status()).isEqualTo(404);
        assertThat(console(other, "en").get("/console/products").html()).contains("A-1");
    }

    @Test
    void textsOfTheShopAreTextsOnThePage() throws IOException {
        Browser browser = console(filled(), "en");

        assertThat(browser.get("/console/products").html()
                        + browser.get("/console/products/item?code=A-2").html())
                .contains("&lt;img src=x onerror=alert(1)&gt;茶壶")
                .doesNotContain("<img src=x");
    }

    @Test
    void aProductIsFoundByWordsAndGoneWhenDeleted() throws IOException {
        Browser browser = console(filled(), "en");

        Page found = browser.get("/console/products?q=%E4%BF%9D%E6%B8%A9");
        assertThat(found.html()).contains("A-1").doesNotContain("A-2");
        browser.submit(
                browser.get("/console/products/item?code=A-1"), "/console/products/delete", Map.of("code", "A-1"));
        assertThat(browser.get("/console/products/item?code=A-1").status()).isEqualTo(404);
    }

    @Test
    void aCopyJobIsWatchedToItsEndAndItsDraftsAreReviewed() throws IOException {
        Browser browser = console(filled(), "en");
        Map<String, String> order = Map.of(
                "products",
                "codes",
                "codes",
                "A-1",
                "channel",
                "taobao",
                "locale",
                "zh-CN",
                "tone",
                "plain",
                "variants",
                "1",
                "request",
                "once");

        Page job = browser.submit(browser.get("/console/copy/new"), "/console/copy", order);
        assertThat(browser.submit(job, "/console/copy", order).path()).isEqualTo(job.path());
        Page done = browser.getUntil(job.path(), page -> page.html().contains("Done 1/1"));
        String item = "/console/copy/items/" + first("id=\"item-([^\"]+)\"", done.html());

        assertThat(browser.submit(done, item + "/accept", Map.of()).html()).contains("Accepted");
        Page edited = browser.submit(done, item + "/edit", Map.of("title", "山岚保温杯", "body", "容量900ml。"));
        assertThat(edited.html())
                .contains("<mark>900ml<sup>1</sup></mark>")
                .contains("A number that no attribute holds")
                .contains("1 finding");
        assertThat(browser.get(job.path() + "/export?format=csv&include=written")
                        .html())
                .contains("AI生成")
                .contains("容量900ml。");
        assertThat(browser.get("/console/products/item?code=A-1").html()).contains("<mark>900ml<sup>1</sup></mark>");
    }

    @Test
    void aJobForAProductThatIsNotThereIsRefusedByName() throws IOException {
        Browser browser = console(filled(), "en");

        Page refused = browser.submit(
                browser.get("/console/copy/new"),
                "/console/copy",
                Map.of(
                        "products",
                        "codes",
                        "codes",
                        "A-9",
                        "channel",
                        "taobao",
                        "locale",
                        "zh-CN",
                        "tone",
                        "plain",
                        "variants",
                        "1"));

        assertThat(refused.html()).contains("Products unknown").contains("A-9");
    }

    @Test
    void aConversationThatAskedForAPersonIsFoundByThat() throws IOException {
        Shop shop = filled();
        shop.visitor()
                .post()
                .uri("/api/v1/chat")
                .body(Map.of("message", "转人工"))
                .exchange()
                .expectStatus()
                .isOk();
        Browser browser = console(shop, "en");

        Page list = browser.get("/console/conversations?outcome=handed_over");
        assertThat(list.html()).contains("转人工").contains("Wants a person");
        Page whole = browser.get(
                "/console/conversations/" + first("/console/conversations/((?!export)[^\"?]+)\"", list.html()));
        assertThat(whole.html()).contains("客服电话 400-000-0000");
    }

    private Shop filled() {
        Shop shop = shops.open();
        shop.upload("/api/v1/products/import", "products.csv", PRODUCTS)
                .expectStatus()
                .isOk();
        shop.upload("/api/v1/faqs/import", "faqs.csv", "问题,答案\n几天发货？,48小时内。\n几天发货？,三天内。\n")
                .expectStatus()
                .isOk();
        shop.upload("/api/v1/documents", "质保.md", "# 质保\n\n水杯质保一年。\n")
                .expectStatus()
                .isOk();
        return shop;
    }

    private Browser console(Shop shop, String language) throws IOException {
        String login = Objects.requireNonNull(folder.read("console-login"));
        return new Browser(shops.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), shop.id());
    }

    private static String first(String pattern, String html) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
