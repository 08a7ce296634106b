package io.zhanggui.assistant.page;

import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser that runs no scripts: it keeps cookies, follows redirects and sends forms. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private final String language;

    public Browser(String base, String language) {
        this.base = base;
        this.language = language;
    }

    /** What the person sees. */
    public record Page(int status, String path, String html, java.net.http.HttpHeaders headers) {

        String token() {
            Matcher matcher = TOKEN.matcher(html);
            if (!matcher.find()) {
                throw new AssertionError("No form on " + path);
            }
            return matcher.group(1);
        }
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    /** Sends nothing, as a script does. */
    public Page post(String path) {
        return send(request(path).setHeader("Accept", "application/json").POST(BodyPublishers.noBody()));
    }

    /** Loads a page again until it is as wanted. */
    public Page getUntil(String path, Predicate<Page> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        Page page = get(path);
        while (!wanted.test(page)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Still not as wanted:\n" + page.html());
            }
            page = get(path);
        }
        return page;
    }

    /** Sends a form that stands on the page. */
    public Page submit(Page page, String path, Map<String, String> fields) {
        return submit(page, path, List.copyOf(fields.entrySet()));
    }

    /** The same for a form with several fields of one name. */
    public Page submit(Page page, String path, List<Map.Entry<String, String>> fields) {
        String form = fields.stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encoded(page.token()) + "&", ""));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends a file with a form that stands on the page. */
    public Page upload(Page page, String path, String fileName, String content) {
        String body = part("_csrf\"", page.token())
                + part("mode\"", "MERGE")
                + part("file\"; filename=\"" + fileName + "\"", content)
                + "--part--\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Logs in at the console and looks at this shop. */
    public Browser login(String password, MerchantId shop) {
        Page in = submit(get("/login"), "/login", Map.of("username", "admin", "password", password));
        submit(in, "/console/shop", Map.of("merchant", shop.value()));
        return this;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.uri().getPath(), response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String part(String head, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + head + "\r\n\r\n" + content + "\r\n";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
