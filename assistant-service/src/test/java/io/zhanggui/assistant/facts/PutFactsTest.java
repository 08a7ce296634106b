package io.zhanggui.assistant.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@ServiceTest
class PutFactsTest {

    private static final String POSTAGE = """
            {"question":"邮费多少钱？","similarQuestions":["运费几块"],"answer":"  8元，\\n满99元包邮。"}""";

    @Autowired
    Shops shops;

    @Test
    void aNewEntryAnswersAtOnceInItsOwnWords() {
        Shop shop = shops.open();

        put(shop, "/api/v1/faqs/F-1", POSTAGE)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("ETag")
                .expectBody()
                .json("""
                        {"id":"F-1","question":"邮费多少钱？","similarQuestions":["运费几块"],
                          "answer":"  8元，\\n满99元包邮。","conflicts":[]}""");

        ask(shop, "运费几块").jsonPath("$.answer").isEqualTo("  8元，\n满99元包邮。");
        put(shop, "/api/v1/faqs/F-1", POSTAGE.replace("8元", "10元"))
                .expectStatus()
                .isOk();
        ask(shop, "运费几块").jsonPath("$.answer").isEqualTo("  10元，\n满99元包邮。");
    }

    @Test
    void whoSawAnOlderVersionOverwritesNobody() {
        Shop shop = shops.open();
        String seen = tag(put(shop, "/api/v1/faqs/F-1", POSTAGE));
        assertThat(tag(shop.owner().get().uri("/api/v1/faqs/F-1").exchange())).isEqualTo(seen);
        put(shop, "/api/v1/faqs/F-1", POSTAGE.replace("8元", "10元"));

        shop.owner()
                .put()
                .uri("/api/v1/faqs/F-1")
                .header("If-Match", seen)
                .contentType(MediaType.APPLICATION_JSON)
                .body(POSTAGE)
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("fact.outdated");
        shop.owner()
                .put()
                .uri("/api/v1/faqs/F-1")
                .header("If-None-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(POSTAGE)
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        shop.owner()
                .put()
                .uri("/api/v1/faqs/F-9")
                .header("If-Match", "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(POSTAGE)
                .exchange()
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    void anEntryThatAnswersTheSameQuestionDifferentlyIsTold() {
        Shop shop = shops.open();
        put(shop, "/api/v1/faqs/F-1", POSTAGE);

        put(shop, "/api/v1/faqs/F-2", "{\"question\":\"邮费多少钱\",\"answer\":\"免邮\"}")
                .expectBody()
                .json("{\"conflicts\":[{\"question\":\"邮费多少钱？\",\"ids\":[\"F-1\",\"F-2\"]}]}");
    }

    @Test
    void aFieldThatIsMissingIsNamed() {
        put(shops.open(), "/api/v1/faqs/F-1", "{\"question\":\" \"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void aProductIsCreatedAndReplacedWhole() {
        Shop shop = shops.open();
        put(shop, "/api/v1/products/A-1", """
                        {"title":"山岚保温杯","category":"杯壶","attributes":[{"name":"材质","value":"316不锈钢"}]}""").expectStatus().isCreated();
        ask(shop, "山岚保温杯什么材质")
                .jsonPath("$.answer")
                .value(String.class, answer -> assertThat(answer).contains("316不锈钢"));

        put(shop, "/api/v1/products/A-1", """
                        {"title":"山岚保温杯","attributes":[{"name":"容量","value":"500ml"}]}""")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"code":"A-1","title":"山岚保温杯","category":null,"attributes":[{"name":"容量","value":"500ml"}]}""");
    }

    @Test
    void aGroupOfSynonymsIsCreatedReplacedListedAndDeleted() {
        Shop shop = shops.open();
        put(shop, "/api/v1/faqs/F-1", POSTAGE);

        put(shop, "/api/v1/synonyms/S-1", "{\"words\":[\"邮费\",\"镖银\"]}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"id\":\"S-1\",\"words\":[\"邮费\",\"镖银\"]}");
        ask(shop, "镖银多少钱").jsonPath("$.answer").isEqualTo("  8元，\n满99元包邮。");
        put(shop, "/api/v1/synonyms/S-1", "{\"words\":[\"邮费\",\"脚钱\"]}")
                .expectStatus()
                .isOk();
        shop.owner().get().uri("/api/v1/synonyms").exchange().expectBody().json("""
                        {"items":[{"id":"S-1","words":["邮费","脚钱"]}],"page":0,"total":1}""");
        shop.owner()
                .delete()
                .uri("/api/v1/synonyms/S-1")
                .exchange()
                .expectStatus()
                .isNoContent();
        shop.owner()
                .delete()
                .uri("/api/v1/synonyms/S-1")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aGroupIsAnsweredAsItStands() {
        Shop shop = shops.open();

        put(shop, "/api/v1/synonyms/ S-3 ", "{\"words\":[\" 邮费 \",\"脚钱\",\"邮费\"]}")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"id\":\"S-3\",\"words\":[\"邮费\",\"脚钱\"]}");
    }

    @Test
    void aGroupThatCannotBeKeptIsAProblemWithTheReason() {
        Shop shop = shops.open();
        put(shop, "/api/v1/synonyms/S-1", "{\"words\":[\"邮费\",\"运费\"]}");

        for (String words :
                new String[] {"[]", "[\"快递费\"]", "[\"快递费\",\"运费\"]", "[\"a\",\"" + "b".repeat(50) + "\"]"}) {
            put(shop, "/api/v1/synonyms/S-2", "{\"words\":" + words + "}")
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("fact.refused")
                    .jsonPath("$.detail")
                    .value(String.class, detail -> assertThat(detail).isNotBlank());
        }
        put(shop, "/api/v1/synonyms/S-2", "{}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("input.invalid");
    }

    private static ResponseSpec put(Shop shop, String path, String json) {
        return shop.owner()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static RestTestClient.BodyContentSpec ask(Shop shop, String question) {
        return shop.visitor()
                .post()
                .uri("/api/v1/chat")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"message\":\"" + question + "\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static String tag(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody().returnResult().getResponseHeaders().getETag());
    }
}
