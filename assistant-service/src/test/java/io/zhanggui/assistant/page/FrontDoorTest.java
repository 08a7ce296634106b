package io.zhanggui.assistant.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shops;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class FrontDoorTest {

    @Autowired
    Shops shops;

    @Test
    void aChosenLanguageIsSpokenFromThenOn() {
        Browser browser = new Browser(shops.baseUrl(), "en");

        assertThat(browser.get("/").html()).contains("<html lang=\"en\"").contains("Chat with a shop");
        assertThat(browser.get("/?lang=zh-CN").html())
                .contains("<html lang=\"zh-CN\"")
                .contains("和店铺聊一聊");
        assertThat(browser.get("/login").html())
                .contains("<html lang=\"zh-CN\"")
                .contains("登录");
    }

    @Test
    void anUnknownLanguageChangesNothing() {
        assertThat(new Browser(shops.baseUrl(), "en").get("/?lang=%3Cscript%3E").html())
                .contains("<html lang=\"en\"")
                .doesNotContain("<script>");
    }

    @Test
    void aWrongPasswordIsSaidOnTheLoginPage() {
        Browser browser = new Browser(shops.baseUrl(), "en");

        Browser.Page page =
                browser.submit(browser.get("/login"), "/login", Map.of("username", "admin", "password", "wrong"));

        assertThat(page.path()).isEqualTo("/login");
        assertThat(page.html()).contains("User name and password do not match.");
    }

    @Test
    void anUnknownAddressLeadsBackToTheHomePage() {
        Browser.Page page = new Browser(shops.baseUrl(), "zh-CN").get("/nowhere");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.html()).contains("地址不存在").contains("href=\"/\"");
    }
}
