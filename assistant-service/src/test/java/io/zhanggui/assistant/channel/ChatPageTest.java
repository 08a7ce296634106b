package io.zhanggui.assistant.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.merchant.ApiKeys;
import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.KeyScope;
import io.zhanggui.assistant.page.Browser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ChatPageTest {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @Autowired
    Shops shops;

    @Autowired
    ApiKeys keys;

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePageSpeaksTheShoppersLanguage(String language) {
        Browser.Page page = new Browser(shops.baseUrl(), language).get(chat(shops.open()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains("<html lang=\"" + language + "\"")
                .contains(language.equals("en") ? "AI-generated" : "内容由AI生成")
                .doesNotContain("??");
    }

    @Test
    void aBrowserKeepsTheVisitorsKeyOfAShop() {
        Shop shop = shops.open();
        Browser browser = new Browser(shops.baseUrl(), "en");

        String first = visitor(browser, shop);

        assertThat(visitor(browser, shop)).isEqualTo(first);
        assertThat(browser.get(chat(shop)).html()).contains("data-key=\"" + first + "\"");
        Caller caller = keys.authenticate(first).orElseThrow();
        assertThat(caller.scope()).isEqualTo(KeyScope.VISITOR);
        assertThat(caller.merchant()).isEqualTo(shop.id());
    }

    @Test
    void anotherBrowserAndAnotherShopGetKeysOfTheirOwn() {
        Shop shop = shops.open();
        Browser browser = new Browser(shops.baseUrl(), "en");
        String first = visitor(browser, shop);

        assertThat(visitor(new Browser(shops.baseUrl(), "en"), shop)).isNotEqualTo(first);
        assertThat(visitor(browser, shops.open())).isNotEqualTo(first);
    }

    @Test
    void whoOnlyLooksGetsNoKey() {
        assertThat(new Browser(shops.baseUrl(), "en").get(chat(shops.open())).html())
                .doesNotContain("data-key");
    }

    @Test
    void thePageRunsNoScriptOfItsTextsAndIsNotStored() {
        Shop shop = shops.open();
        shop.upload("/api/v1/faqs/import", "faqs.csv", "question,answer\n<img src=x onerror=alert(1)>?,Yes\n");

        Browser.Page page = new Browser(shops.baseUrl(), "en").get(chat(shop));

        assertThat(page.html())
                .contains("&lt;img src=x onerror=alert(1)&gt;?")
                .doesNotContain("<img src=x")
                .doesNotContain("<script>")
                .doesNotContain(" style=");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aShopThatIsNotThereIsSaidSo() {
        Browser.Page page = new Browser(shops.baseUrl(), "en").get("/chat/no_such_shop");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("There is no merchant with the id");
    }

    private static String chat(Shop shop) {
        return "/chat/" + shop.id();
    }

    private static String visitor(Browser browser, Shop shop) {
        Matcher matcher = KEY.matcher(browser.post(chat(shop) + "/visitor").html());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
