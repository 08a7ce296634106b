package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What tests of the console's pages do again and again. */
final class Pages {

    private Pages() {}

    /** The console, looking at this shop. */
    static Browser console(DataFolder folder, Shop shop, String language) throws IOException {
        String login = Objects.requireNonNull(folder.read("console-login"));
        return new Browser(shop.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), shop.id());
    }

    /** What the first match of the pattern has in its group. */
    static String first(String pattern, String html) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        assertThat(matcher.find()).as(pattern + " in " + html).isTrue();
        return matcher.group(1);
    }

    /** Asks as a shopper, and returns the reply. */
    static RestTestClient.ResponseSpec ask(Shop shop, String question) {
        return shop.visitor()
                .post()
                .uri("/api/v1/chat")
                .body(Map.of("message", question))
                .exchange();
    }

    static void imported(Shop shop, String products) {
        shop.upload("/api/v1/products/import", "products.csv", products)
                .expectStatus()
                .isOk();
    }
}
