package io.zhanggui.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's own document and its page. */
@ServiceTest
class ApiDocumentTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    Shops shops;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyEndpointStandsInTheDocumentWithALineOfItsOwn(String language) {
        JsonNode api = JsonMapper.shared().readTree(get("/api-docs", language).getResponseBody());

        assertThat(operations(api))
                .isEqualTo(Endpoints.all().stream()
                        .map(Endpoints.Endpoint::mapping)
                        .collect(Collectors.toSet()));
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    assertThat(operation.path("summary").asString())
                            .as("api.properties and api_zh_CN.properties: %s_%s", method.toUpperCase(Locale.ROOT), path)
                            .isNotBlank()
                            .doesNotContain("/api/v1");
                    assertThat(operation
                                    .at("/responses/default/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .isEqualTo("#/components/schemas/Problem");
                }));
        assertThat(api.at("/components/securitySchemes/key/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/info/title").asString()).isEqualTo(language.equals("en") ? "Zhanggui API" : "掌柜 API");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        EntityExchangeResult<String> page = get("/api-docs/swagger-ui/index.html", "en");
        assertThat(page.getStatus().value()).isEqualTo(200);
        String csp = page.getResponseHeaders().getFirst("Content-Security-Policy");
        assertThat(csp).contains("default-src 'self'").doesNotContain("unsafe");

        Matcher loaded = LOADED.matcher(String.valueOf(page.getResponseBody()));
        Set<String> files = new TreeSet<>();
        while (loaded.find()) {
            files.add(loaded.group(1));
        }
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            assertThat(file).doesNotContain("//");
            assertThat(get("/api-docs/swagger-ui/" + file.replace("./", ""), "en")
                            .getStatus()
                            .value())
                    .isEqualTo(200);
        });
    }

    private static Set<String> operations(JsonNode api) {
        Set<String> operations = new TreeSet<>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry(
                        (method, operation) -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    private EntityExchangeResult<String> get(String path, String language) {
        return shops.open()
                .anonymous()
                .get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
