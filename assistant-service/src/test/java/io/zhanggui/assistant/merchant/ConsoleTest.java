package io.zhanggui.assistant.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ConsoleTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void theConsoleSendsStrangersToTheLogin() throws Exception {
        HttpResponse<String> answer = get("/console");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void theLoginInTheDataFolderOpensIt() throws Exception {
        HttpResponse<String> answer = login(password());

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("error"));
        assertThat(get("/console").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordDoesNot() throws Exception {
        HttpResponse<String> answer = login("wrong");

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login?error"));
        assertThat(get("/console").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        assertThat(post("/login", "username=admin&password=" + encoded(password()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLoginOpensNoApi() throws Exception {
        login(password());

        assertThat(get("/api/v1/products").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesTakeScriptsFromThisServiceAlone() throws Exception {
        assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'self';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
    }

    @Test
    void healthIsOpenAndTheRestOfTheActuatorIsNot() throws Exception {
        assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/env").statusCode()).isEqualTo(401);
        assertThat(get("/actuator").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> login(String password) throws Exception {
        Matcher token = TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        return post("/login", "username=admin&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(shops.baseUrl() + path));
    }

    private String password() throws IOException {
        return Objects.requireNonNull(folder.read(DataFolder.CONSOLE_LOGIN)).split(":", 2)[1];
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
