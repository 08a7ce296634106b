package io.zhanggui.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.Endpoints.Access;
import io.zhanggui.assistant.Endpoints.Endpoint;
import io.zhanggui.assistant.Endpoints.Foreign;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what, and that no merchant sees anything of another, for each endpoint there is. */
@ServiceTest
class AccessTest {

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    static Stream<Arguments> endpoints() {
        return Endpoints.all().stream().map(endpoint -> argumentSet(endpoint.mapping(), endpoint));
    }

    @Test
    void eachEndpointIsInTheTable() {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path))));
        assertThat(Endpoints.all().stream().map(Endpoint::mapping)).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void opensToTheRightKeysAlone(Endpoint endpoint) throws IOException {
        Shop shop = shops.open();
        String operator = String.valueOf(folder.read(DataFolder.OPERATOR_KEY));

        Map<String, Boolean> opened = new LinkedHashMap<>();
        opened.put("no key", opens(call(shop.anonymous(), endpoint, "x")));
        opened.put("bad key", opens(call(shop.client("zg_onobody"), endpoint, "x")));
        opened.put("visitor", opens(call(shop.visitor(), endpoint, "x")));
        opened.put("owner", opens(call(shop.owner(), endpoint, "x")));
        opened.put("operator", opens(call(shop.client(operator), endpoint, "x")));

        assertThat(opened)
                .isEqualTo(Map.of(
                        "no key",
                        false,
                        "bad key",
                        false,
                        "visitor",
                        endpoint.access() == Access.VISITOR,
                        "owner",
                        endpoint.access() != Access.OPERATOR,
                        "operator",
                        endpoint.access() == Access.OPERATOR));
    }

    @Test
    void noMerchantSeesAnythingOfAnother() {
        Shop mine = shops.open();
        Shop other = shops.open();
        Map<String, String> ids = fill(mine);
        List<Endpoint> hidden = Endpoints.all().stream()
                .filter(endpoint -> endpoint.foreign() == Foreign.HIDDEN)
                .toList();

        assertThat(hidden)
                .allSatisfy(endpoint -> assertThat(status(call(other.owner(), endpoint, id(ids, endpoint))))
                        .isEqualTo(404));
        assertThat(hidden.stream().filter(endpoint -> endpoint.method().equals("GET")))
                .allSatisfy(endpoint -> assertThat(status(call(mine.owner(), endpoint, id(ids, endpoint))))
                        .isEqualTo(200));
        assertThat(Endpoints.all().stream().filter(endpoint -> endpoint.foreign() == Foreign.EMPTY))
                .allSatisfy(endpoint -> {
                    assertThat(call(other.owner(), endpoint, "").getResponseBody())
                            .contains(":[]");
                    assertThat(call(mine.owner(), endpoint, "").getResponseBody())
                            .doesNotContain(":[],\"page\"");
                });
    }

    /** Gives the shop one of everything; answers the id of each by the path it stands under. */
    private static Map<String, String> fill(Shop shop) {
        Map<String, String> ids = new HashMap<>();
        ids.put("/api/v1/imports/", importProducts(shop));
        shop.upload("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF1,怎么退货,七天内可以退货\n")
                .expectStatus()
                .isOk();
        shop.upload("/api/v1/documents", "退货.md", "# 退货\n七天内可以退货。\n")
                .expectStatus()
                .isOk();
        ids.put("/api/v1/keys/", makeKey(shop));
        Map<String, Object> reply = post(shop, "/api/v1/chat", "{\"message\":\"怎么退货\"}");
        ids.put("/api/v1/conversations/", String.valueOf(reply.get("conversationId")));
        ids.put("/api/v1/chat/", String.valueOf(reply.get("messageId")));
        ids.put("/api/v1/passages/", passage(reply));
        String job = String.valueOf(
                post(shop, "/api/v1/copy/jobs", "{\"productIds\":[\"A1\"]}").get("id"));
        ids.put("/api/v1/copy/jobs/", job);
        ids.put("/api/v1/copy/items/", firstItem(shop, job));
        ids.put("/api/v1/products/", "A1");
        ids.put("/api/v1/faqs/", "F1");
        shop.owner()
                .put()
                .uri("/api/v1/synonyms/S1")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"words\":[\"保温杯\",\"暖杯\"]}")
                .exchange();
        ids.put("/api/v1/synonyms/", "S1");
        ids.put("/api/v1/documents/", "退货.md");
        return ids;
    }

    private static String importProducts(Shop shop) {
        String table = "商品编码,商品名称,材质\nA1,保温杯,316不锈钢\n";
        return String.valueOf(body(shop.upload("/api/v1/products/import", "products.csv", table))
                .get("id"));
    }

    private static String makeKey(Shop shop) {
        return String.valueOf(
                post(shop, "/api/v1/keys", "{\"scope\":\"visitor\"}").get("id"));
    }

    private static String firstItem(Shop shop, String job) {
        Map<String, Object> items =
                body(shop.owner().get().uri("/api/v1/copy/jobs/{id}/items", job).exchange());
        return JsonPath.read(items, "$.items[0].id");
    }

    private static String passage(Map<String, Object> reply) {
        assertThat(reply.get("citations")).asInstanceOf(LIST).isNotEmpty();
        return JsonPath.read(reply, "$.citations[0].passageId");
    }

    private static Map<String, Object> post(Shop shop, String path, String json) {
        return body(shop.owner()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange());
    }

    private static Map<String, Object> body(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .is2xxSuccessful()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody());
    }

    private static String id(Map<String, String> ids, Endpoint endpoint) {
        return ids.entrySet().stream()
                .filter(entry -> endpoint.path().startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static EntityExchangeResult<String> call(RestTestClient client, Endpoint endpoint, String id) {
        String path = endpoint.path().endsWith("/search") ? endpoint.path() + "?q=保温杯" : endpoint.path();
        var request = client.method(HttpMethod.valueOf(endpoint.method())).uri(path, id, id);
        if (!endpoint.method().equals("GET")) {
            return request.contentType(MediaType.APPLICATION_JSON)
                    .body(endpoint.body())
                    .exchange()
                    .expectBody(String.class)
                    .returnResult();
        }
        return request.exchange().expectBody(String.class).returnResult();
    }

    private static int status(EntityExchangeResult<String> result) {
        return result.getStatus().value();
    }

    private static boolean opens(EntityExchangeResult<String> result) {
        return status(result) != 401 && status(result) != 403;
    }
}
