package io.zhanggui.assistant.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.knowledge.Tenancy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class MerchantsTest {

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anOperatorTakesInAMerchantWhoseKeyWorksAtOnce() throws IOException {
        Shop any = shops.open();
        String id = "shop-" + UUID.randomUUID().toString().substring(0, 8);
        String made = body(post(
                any.client(operatorKey()),
                "/api/v1/merchants",
                "{\"id\":\"%s\",\"name\":\"茶铺\",\"locale\":\"zh-CN\",\"contact\":\"微信 tea\"}".formatted(id)));

        String ownerKey = JsonPath.read(made, "$.ownerKey");
        assertThat(made)
                .isEqualTo(
                        "{\"id\":\"%s\",\"name\":\"茶铺\",\"locale\":\"zh-CN\",\"contact\":\"微信 tea\",\"ownerKey\":\"%s\"}"
                                .formatted(id, ownerKey));
        any.client(ownerKey)
                .get()
                .uri("/api/v1/merchant")
                .exchange()
                .expectBody(String.class)
                .isEqualTo("{\"id\":\"%s\",\"name\":\"茶铺\",\"locale\":\"zh-CN\",\"contact\":\"微信 tea\"}".formatted(id));
        post(any.client(operatorKey()), "/api/v1/merchants", made)
                .expectStatus()
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void aMerchantWithoutANameIsRefusedFieldByField() throws IOException {
        Shop any = shops.open();
        post(any.client(operatorKey()), "/api/v1/merchants", "{\"id\":\"No Good\",\"locale\":\"fr\",\"contact\":\"x\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("input.invalid")
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat(fields.toString()).contains("id", "name", "locale"));
    }

    @Test
    void anOwnerChangesNameAndContact() {
        Shop shop = shops.open();
        shop.owner()
                .put()
                .uri("/api/v1/merchant")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\":\"新名字\",\"contact\":\"电话 1\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("新名字")
                .jsonPath("$.contact")
                .isEqualTo("电话 1");
    }

    @Test
    void aKeyWorksUntilItIsRevoked() {
        Shop shop = shops.open();
        String made = body(post(shop.owner(), "/api/v1/keys", "{\"scope\":\"owner\",\"expiresInDays\":30}"));
        RestTestClient holder = shop.client(JsonPath.read(made, "$.key"));
        holder.get().uri("/api/v1/products").exchange().expectStatus().isOk();

        shop.owner()
                .delete()
                .uri("/api/v1/keys/{id}", (String) JsonPath.read(made, "$.id"))
                .exchange()
                .expectStatus()
                .isNoContent();

        holder.get().uri("/api/v1/products").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void anExpiredKeyIsRefused() {
        Shop shop = shops.open();
        String expired = keys.issue(shop.id(), KeyScope.OWNER, Duration.ofSeconds(-1));

        shop.client(expired)
                .get()
                .uri("/api/v1/products")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void theListOfKeysShowsNoSecretAndNoVisitsToTheChatPage() {
        Shop shop = shops.open();
        keys.issue(shop.id(), KeyScope.VISITOR, Duration.ofHours(1));
        String made = body(post(shop.owner(), "/api/v1/keys", "{\"scope\":\"visitor\"}"));
        String list = body(shop.owner().get().uri("/api/v1/keys").exchange());

        assertThat((int) JsonPath.read(list, "$.items.length()")).isEqualTo(1);
        assertThat(list)
                .contains(JsonPath.<String>read(made, "$.id"))
                .doesNotContain(JsonPath.<String>read(made, "$.key"));
    }

    @Test
    void keysAreStoredAsHashesAlone() {
        Shop shop = shops.open();

        assertThat(shop.ownerKey()).startsWith("zg_o").hasSizeGreaterThan(43);
        assertThat(Tenancy.<List<String>, RuntimeException>within(
                        shop.id(),
                        () -> jdbc.sql("select hash from api_key")
                                .query((row, number) -> row.getString(1))
                                .list()))
                .contains(Secrets.hash(shop.ownerKey()))
                .doesNotContain(shop.ownerKey());
    }

    @Test
    void aKeyMayComeInItsOwnHeader() {
        Shop shop = shops.open();
        shop.anonymous()
                .get()
                .uri("/api/v1/products")
                .header("X-API-Key", shop.ownerKey())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aVisitorWhoCallsTooOftenIsToldWhenToTryAgain() {
        Shop shop = shops.open();
        RestTestClient visitor = shop.visitor();
        for (int i = 0; i < 30; i++) {
            visitor.get()
                    .uri("/api/v1/conversations/none")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        var refused = visitor.get().uri("/api/v1/conversations/none").exchange();
        for (int i = 0; i < 30 && refused.returnResult().getStatus().value() == 404; i++) {
            refused = visitor.get().uri("/api/v1/conversations/none").exchange();
        }
        refused.expectStatus()
                .isEqualTo(HttpStatus.TOO_MANY_REQUESTS)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("key.rate");
    }

    @Test
    void withoutAKeyTheAnswerSaysWhichHeaderToSend() {
        Shop shop = shops.open();
        shop.anonymous()
                .get()
                .uri("/api/v1/products")
                .header("Accept-Language", "en")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json;charset=UTF-8")
                .expectBody()
                .json("""
                        {"type":"urn:zhanggui:problem:key.missing","title":"No API key","status":401,
                        "detail":"Send your key in the header \\"Authorization: Bearer KEY\\" or \\"X-API-Key: KEY\\".",
                        "instance":"/api/v1/products","code":"key.missing"}""");
    }

    @Test
    void problemsSpeakTheMerchantsLanguageUnlessTheCallerAsksForAnother() {
        Shop english = shops.open(Locale.US);

        assertThat(titleFor(english, null)).isEqualTo("Product unknown");
        assertThat(titleFor(english, "zh-TW,zh;q=0.9")).isEqualTo("商品不存在");
        assertThat(titleFor(shops.open(), null)).isEqualTo("商品不存在");
        assertThat(titleFor(shops.open(), "fr-FR, en;q=0.5")).isEqualTo("Product unknown");
    }

    private static String titleFor(Shop shop, @Nullable String language) {
        var request = shop.owner().get().uri("/api/v1/products/none");
        String body = body((language == null ? request : request.header("Accept-Language", language)).exchange());
        return JsonPath.read(body, "$.title");
    }

    private String operatorKey() throws IOException {
        return Objects.requireNonNull(folder.read(DataFolder.OPERATOR_KEY));
    }

    private static RestTestClient.ResponseSpec post(RestTestClient client, String path, String json) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private static String body(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }
}
