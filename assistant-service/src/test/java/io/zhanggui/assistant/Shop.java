package io.zhanggui.assistant;

import static java.util.Objects.requireNonNull;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop of a test, and how to talk to the service as its owner or a visitor. */
public record Shop(MerchantAccount account, String ownerKey, String visitorKey, String baseUrl) {

    public MerchantId id() {
        return account.id();
    }

    /** Talks with the owner's key. */
    public RestTestClient owner() {
        return client(ownerKey);
    }

    /** Talks with the visitor's key. */
    public RestTestClient visitor() {
        return client(visitorKey);
    }

    /** Talks without a key. */
    public RestTestClient anonymous() {
        return RestTestClient.bindToServer().baseUrl(baseUrl).build();
    }

    /** Talks with any key. */
    public RestTestClient client(String key) {
        return RestTestClient.bindToServer()
                .baseUrl(baseUrl)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .build();
    }

    /** Uploads a file as its owner: {@code path} such as {@code /api/v1/products/import}. */
    public RestTestClient.ResponseSpec upload(String path, String fileName, byte[] content) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return fileName;
            }
        });
        return owner().post()
                .uri(path)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange();
    }

    /** Uploads a text in UTF-8 as its owner. */
    public RestTestClient.ResponseSpec upload(String path, String fileName, String content) {
        return upload(path, fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Uploads a text as its owner and returns when the import is done; a long one is first answered with 202. */
    public void imported(String path, String fileName, String content) {
        JsonNode run = json(upload(path, fileName, content));
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (run.get("status").asString().equals("running")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not imported in time: " + run);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            run = json(owner().get()
                    .uri("/api/v1/imports/{id}", run.get("id").asString())
                    .exchange());
        }
        if (!run.get("status").asString().equals("done")) {
            throw new AssertionError("Not imported: " + run);
        }
    }

    private static JsonNode json(RestTestClient.ResponseSpec response) {
        return JsonMapper.shared()
                .readTree(requireNonNull(response.expectStatus()
                        .is2xxSuccessful()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody()));
    }
}
