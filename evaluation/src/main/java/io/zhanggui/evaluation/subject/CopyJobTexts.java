package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.check.Fact;
import io.zhanggui.evaluation.copy.WrittenCopy;
import io.zhanggui.evaluation.copy.WrittenCopy.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The texts of a copy job of a running service with the products that they were written for, read over its API. Thread-safe. */
public final class CopyJobTexts {

    private static final int PAGE = 200;

    private final PatientHttp http;

    /**
     * @param url root of the service, such as {@code http://127.0.0.1:8080}
     * @param key an owner's key of the merchant
     */
    public CopyJobTexts(URI url, String key) {
        this.http = new PatientHttp(url, key);
    }

    /**
     * The texts of a job, in its order; of a job that has more than are wanted every second, third …
     *
     * @throws SubjectUnreachable saying what to do: nobody listens, the key is refused, there is no such job, or it is no Zhanggui
     */
    public List<WrittenCopy> of(String job, int most) {
        JsonNode told = read("/api/v1/copy/jobs/" + encoded(job), job);
        Locale locale = Locale.forLanguageTag(told.path("locale").asString("zh-CN"));
        Limits limits = limits(told.path("channel").asString(""), job);
        List<JsonNode> items = items(job, Math.max(1, (told.path("total").asInt(0) + most - 1) / most));
        Map<String, @Nullable JsonNode> products = new HashMap<>();
        List<WrittenCopy> texts = new ArrayList<>();
        for (JsonNode item : items) {
            String code = item.path("productId").asString("");
            JsonNode product = products.computeIfAbsent(code, unread -> product(unread, job));
            texts.add(copy(item, product, locale, limits));
        }
        return List.copyOf(texts);
    }

    private Limits limits(String channel, String job) {
        return read("/api/v1/copy/channels", job)
                .valueStream()
                .filter(profile -> profile.path("id").asString("").equals(channel))
                .map(profile -> new Limits(
                        profile.path("titleMax").asInt(0),
                        profile.path("bodyMax").asInt(0)))
                .findFirst()
                .orElseThrow(() -> other("a channel that it does not describe: " + channel));
    }

    /** Every so many-th of the items that have a text. */
    private List<JsonNode> items(String job, int step) {
        List<JsonNode> items = new ArrayList<>();
        int seen = 0;
        for (int page = 0; ; page++) {
            JsonNode told = read("/api/v1/copy/jobs/%s/items?page=%d&size=%d".formatted(encoded(job), page, PAGE), job);
            for (JsonNode item : told.path("items")) {
                if (item.path("body").isString() && seen++ % step == 0) {
                    items.add(item);
                }
            }
            if ((page + 1L) * PAGE >= told.path("total").asInt(0)) {
                return items;
            }
        }
    }

    private JsonNode product(String code, String job) {
        return read("/api/v1/products/" + encoded(code), job);
    }

    private static WrittenCopy copy(JsonNode item, JsonNode product, Locale locale, Limits limits) {
        String title = product.path("title").asString("");
        return new WrittenCopy(
                item.path("id").asString(""),
                product.path("code").asString(""),
                title,
                locale,
                item.path("title").asString(""),
                item.path("body").asString(""),
                limits,
                product.path("attributes")
                        .valueStream()
                        .map(attribute -> new Fact(
                                attribute.path("name").asString(""),
                                attribute.path("value").asString("")))
                        .toList(),
                Stream.of("title", "code", "category", "description")
                        .map(field -> product.path(field).asString(""))
                        .filter(text -> !text.isBlank())
                        .map(text -> new Fact("", text))
                        .toList());
    }

    private JsonNode read(String path, String job) {
        try {
            HttpResponse<String> response = http.get(path).response();
            return switch (response.statusCode()) {
                case 200 -> JsonMapper.shared().readTree(response.body());
                case 401, 403 ->
                    throw new SubjectUnreachable(Message.of("subject.key", http.root(), response.statusCode()), null);
                case 404 -> throw new SubjectUnreachable(Message.of("copy.no-job", http.root(), job, path), null);
                default ->
                    throw other(Unexpected.status(response.statusCode(), response.body())
                            .getMessage());
            };
        } catch (IOException e) {
            throw new SubjectUnreachable(Message.of("subject.nobody", http.root(), e), e);
        } catch (JacksonException e) {
            throw other(e.getOriginalMessage());
        }
    }

    private SubjectUnreachable other(@Nullable String what) {
        return new SubjectUnreachable(Message.of("subject.other", http.root(), String.valueOf(what)), null);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
