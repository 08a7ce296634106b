package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import io.zhanggui.evaluation.dataset.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class ConversationPagesTest {

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void aHandOffThatIsDealtWithNoLongerCountsUntilTheShopperAsksAgain(String language) throws IOException {
        Shop shop = shops.open();
        String id = conversation(shop, "转人工", null);
        Browser browser = Pages.console(folder, shop, language);
        String path = "/console/conversations/" + id;
        String settle = "name=\"settled\" value=\"true\"";

        assertThat(waiting(browser)).isEqualTo("1");
        assertThat(browser.get("/console/conversations?waiting=true").html()).contains("转人工");
        Page settled = browser.submit(browser.get(path), path + "/hand-off", Map.of("settled", "true"));
        assertThat(settled.html()).doesNotContain(settle).contains("console");
        assertThat(waiting(browser)).isEqualTo("0");
        assertThat(browser.get("/console/conversations?waiting=true").html()).doesNotContain(path);

        browser.submit(settled, path + "/hand-off", Map.of("settled", "false"));
        assertThat(waiting(browser)).isEqualTo("1");
        browser.submit(settled, path + "/hand-off", Map.of("settled", "true"));
        conversation(shop, "还是要转人工", id);
        assertThat(waiting(browser)).isEqualTo("1");
        assertThat(browser.get(path).html()).contains(settle).doesNotContain("??");
    }

    @Test
    void conversationsAreFoundByOutcomeFeedbackWordsAndDay() throws IOException {
        Shop shop = shops.open();
        shop.upload("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF1,怎么退货,七天内可以退货\n")
                .expectStatus()
                .isOk();
        String answered = conversation(shop, "怎么退货", null);
        String declined = conversation(shop, "你们老板姓什么", null);
        String message = Pages.first("\"messageId\":\"([^\"]+)\"", text(shop, "/api/v1/conversations/" + answered));
        shop.owner()
                .post()
                .uri("/api/v1/chat/{id}/feedback", message)
                .body(Map.of("helpful", false))
                .exchange()
                .expectStatus()
                .isOk();
        Browser browser = Pages.console(folder, shop, "zh-CN");

        assertThat(browser.get("/console/conversations").html()).contains(answered, declined);
        assertThat(browser.get("/console/conversations?outcome=declined").html())
                .contains(declined)
                .doesNotContain(answered);
        assertThat(browser.get("/console/conversations?helpful=no").html())
                .contains(answered)
                .doesNotContain(declined);
        assertThat(browser.get("/console/conversations?q=%E8%80%81%E6%9D%BF").html())
                .contains(declined)
                .doesNotContain(answered);
        assertThat(browser.get("/console/conversations?until=2001-01-01").html())
                .doesNotContain(answered, declined);

        Page whole = browser.get("/console/conversations/" + answered);
        assertThat(whole.html()).contains("七天内可以退货", "/console/faqs/new?question=");
        String passage = Pages.first("hx-get=\"(/console/conversations/passage[^\"]+)\"", whole.html());
        assertThat(browser.get(passage).html()).contains("七天内可以退货", "/console/faqs/item?id=F1");
        assertThat(browser.get("/console/conversations/" + declined).html()).contains("/console/faqs/new?question=");
    }

    @Test
    void theExportIsADatasetWithoutPersonalData(@TempDir Path temporary) throws IOException {
        Shop shop = shops.open();
        conversation(shop, "我的电话是13812345678，转人工", null);
        Browser browser = Pages.console(folder, shop, "en");

        String lines = browser.get("/console/conversations/export?waiting=true").html();
        assertThat(browser.get("/console/conversations/export?outcome=declined").html())
                .isEmpty();

        assertThat(lines).contains("handed_over").doesNotContain("13812345678");
        Path file = Files.writeString(temporary.resolve("chats.jsonl"), lines, StandardCharsets.UTF_8);
        assertThat(Dataset.read(file).cases()).hasSize(1);
    }

    @Test
    void anotherShopsConversationIsUnknown() throws IOException {
        String id = conversation(shops.open(), "转人工", null);
        Browser browser = Pages.console(folder, shops.open(), "en");

        assertThat(browser.get("/console/conversations/" + id).status()).isEqualTo(404);
        Page page = browser.get("/console/conversations");
        assertThat(browser.submit(page, "/console/conversations/" + id + "/hand-off", Map.of("settled", "true"))
                        .status())
                .isEqualTo(404);
    }

    private static String waiting(Browser browser) {
        return Pages.first(
                "waiting=true\"><b>(\\d+)</b>", browser.get("/console").html());
    }

    private static String conversation(Shop shop, String question, @Nullable String id) {
        Map<String, String> body =
                id == null ? Map.of("message", question) : Map.of("message", question, "conversationId", id);
        byte[] reply = Objects.requireNonNull(shop.owner()
                .post()
                .uri("/api/v1/chat")
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody());
        return JsonMapper.shared().readTree(reply).get("conversationId").asString();
    }

    private static String text(Shop shop, String path) {
        return Objects.requireNonNull(shop.owner()
                .get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
