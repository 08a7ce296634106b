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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class DashboardPageTest {

    private static final String PRODUCTS = "商品编码,商品名称,材质\nA,山岚杯,陶瓷\nB,青川碗,白瓷\n";

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void eachFirstStepTicksOffByItself(String language) throws IOException {
        Shop shop = shops.open();
        Browser browser = Pages.console(folder, shop, language);
        assertThat(done(browser)).isZero();

        Pages.imported(shop, PRODUCTS);
        assertThat(done(browser)).isEqualTo(1);
        Pages.ask(shop, "你好").expectStatus().isOk();
        assertThat(done(browser)).isEqualTo(2);
        shop.owner()
                .post()
                .uri("/api/v1/copy/jobs")
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isAccepted();
        assertThat(done(browser)).isEqualTo(3);
        assertThat(browser.get("/console").html()).doesNotContain("??").doesNotContain(" style=");
    }

    @Test
    void theTilesCountThisShopAlone() throws IOException {
        Shop shop = shops.open();
        Pages.imported(shop, PRODUCTS);
        Pages.ask(shop, "转人工").expectStatus().isOk();
        Pages.ask(shop, "你们老板姓什么").expectStatus().isOk();
        shop.owner()
                .post()
                .uri("/api/v1/copy/jobs")
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isAccepted();
        Browser browser = Pages.console(folder, shop, "en");

        Page page = browser.getUntil(
                "/console", found -> tile("/console/drafts", found).equals("2"));

        assertThat(tile("/console/products", page)).isEqualTo("2");
        assertThat(tile("/console/conversations", page)).isEqualTo("2");
        assertThat(tile("/console/unanswered", page)).isEqualTo("1");
        assertThat(tile("/console/conversations\\?waiting=true", page)).isEqualTo("1");
        assertThat(page.html()).contains("id=\"plot\"", "<table class=\"rows\" id=\"answers\">");
        Page other = Pages.console(folder, shops.open(), "en").get("/console");
        assertThat(tile("/console/products", other)).isEqualTo("0");
        assertThat(tile("/console/drafts", other)).isEqualTo("0");
        assertThat(tile("/console/conversations\\?waiting=true", other)).isEqualTo("0");
    }

    private static String tile(String path, Page page) {
        return Pages.first("href=\"" + path + "\"><b>(\\d+)</b>", page.html());
    }

    private static int done(Browser browser) {
        return browser.get("/console").html().split("<li class=\"done\">", -1).length - 1;
    }
}
