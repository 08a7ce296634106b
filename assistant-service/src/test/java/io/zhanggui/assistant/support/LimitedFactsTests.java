package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class LimitedFactsTests {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Shops shops;

    @Autowired
    Merchants merchants;

    @Autowired
    NextQuestions next;

    @Autowired
    Clock clock;

    Shop shop;
    Instant now;

    @BeforeEach
    void stock() {
        shop = SmallShop.stocked(shops.open());
        now = clock.instant();
    }

    @Test
    void anEntryIsAnsweredAndSuggestedOnlyWhileItsWindowIsOpen() {
        faq("大促怎么满减？", "满300减50。", window(now.minus(HOUR), now.plus(HOUR)))
                .expectStatus()
                .isCreated();
        assertThat(ask("大促怎么满减").answer()).isEqualTo("满300减50。");
        assertThat(next.first(account(), 9)).contains("大促怎么满减？");

        faq("大促怎么满减？", "满300减50。", window(now.plus(HOUR), null)).expectStatus().isOk();
        assertThat(ask("大促怎么满减").outcome()).isEqualTo("declined");
        assertThat(next.first(account(), 9)).containsExactly("怎么退货？", "多久发货？", "支持哪些付款方式？");

        faq("大促怎么满减？", "满300减50。", window(null, now.minus(HOUR))).expectStatus().isOk();
        assertThat(ask("大促怎么满减").outcome()).isEqualTo("declined");
    }

    @Test
    void nothingIsSaidOfAProductThatHasEndedNotEvenByItsCodeOrAsTheTopic() {
        Shopper shopper = Shopper.of(shop);
        assertThat(shopper.ask("A-2 保温几个小时").answer()).contains("8小时");

        put("/api/v1/products/A-2", """
                {"title":"玄岩商务保温杯","attributes":[{"name":"保温时长","value":"8小时"},{"name":"容量","value":"420ml"}],
                 "validity":%s}""".formatted(window(null, now.minus(HOUR))))
                .expectStatus()
                .isOk();

        assertThat(shopper.ask("那容量呢").answer()).doesNotContain("420ml");
        assertThat(ask("A-2 保温几个小时").answer()).doesNotContain("8小时");
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        faq("大促怎么满减？", "满300减50。", window(now, now.minus(HOUR)))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("fact.refused");
        shop.owner().get().uri("/api/v1/faqs/sale").exchange().expectStatus().isNotFound();
    }

    @Test
    void aDocumentIsLimitedAndTellsIt() {
        put(
                        "/api/v1/documents/发票说明.md/limits",
                        "{\"language\":\"中文\",\"validity\":{\"from\":\"2026-11-11T20:00:00+08:00\",\"until\":\"2026-11-12T00:00:00+08:00\"}}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"name":"发票说明.md","language":"zh",
                         "validity":{"from":"2026-11-11T12:00:00Z","until":"2026-11-11T16:00:00Z"}}""");
        put("/api/v1/documents/none/limits", "{}").expectStatus().isNotFound();
        put("/api/v1/documents/发票说明.md/limits", "{\"language\":\"火星文\"}")
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void aSearchIsNarrowedByCategoryAndLanguage() {
        put("/api/v1/products/A-2", "{\"title\":\"Xuanyan flask\",\"category\":\"杯壶\",\"language\":\"en\"}")
                .expectStatus()
                .isOk();

        assertThat(sources("q=保温杯&category=厨具")).containsOnly("A-3");
        assertThat(sources("q=flask&category=杯壶&language=en")).contains("A-1", "A-2");
        assertThat(sources("q=flask&category=杯壶&language=zh")).containsOnly("A-1");
        shop.owner()
                .get()
                .uri("/api/v1/search?q=a&language=Klingon")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private Iterable<String> sources(String query) {
        return JsonPath.read(
                shop.owner()
                        .get()
                        .uri("/api/v1/search?" + query)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody(),
                "$.hits[*].sourceId");
    }

    private MerchantAccount account() {
        return merchants.get(shop.account().id());
    }

    private Shopper.Reply ask(String question) {
        return Shopper.of(shop).ask(question);
    }

    private RestTestClient.ResponseSpec faq(String question, String answer, String window) {
        return put(
                "/api/v1/faqs/sale",
                "{\"question\":\"%s\",\"answer\":\"%s\",\"validity\":%s}".formatted(question, answer, window));
    }

    private RestTestClient.ResponseSpec put(String path, String json) {
        return shop.owner()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static String window(@Nullable Instant from, @Nullable Instant until) {
        return "{\"from\":%s,\"until\":%s}".formatted(quoted(from), quoted(until));
    }

    private static String quoted(@Nullable Instant moment) {
        return moment == null ? "null" : "\"" + moment + "\"";
    }
}
