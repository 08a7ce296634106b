package io.zhanggui.assistant.operation;

import static org.awaitility.Awaitility.await;

import io.zhanggui.assistant.Shop;
import org.springframework.http.MediaType;

/** A shop in which everything has happened once: an import with a bad row, an answer by a model, one without, a copy job. */
final class BusyShop {

    static final String QUESTION = "几个订单能合并开一张发票";
    static final String PHONE = "13912345678";

    private static final String INVOICES = """
            # 发票说明

            抬头相同的订单可以合并开一张发票，一次最多合并20个订单。
            """;

    private BusyShop() {}

    static void busy(Shop shop) {
        shop.imported("/api/v1/products/import", "p.csv", "商品编码,商品名称,材质\nA1,保温杯,316不锈钢\n,无名,棉\n");
        shop.imported("/api/v1/documents", "发票说明.md", INVOICES);
        ask(shop, QUESTION);
        ask(shop, "我的电话是" + PHONE + "，保温杯的材质是什么");
        job(shop);
    }

    private static void ask(Shop shop, String question) {
        send(shop, "/api/v1/chat", "{\"message\":\"" + question + "\"}");
    }

    private static void job(Shop shop) {
        send(shop, "/api/v1/copy/jobs", "{\"productIds\":[\"A1\"]}");
        await().until(() -> jobs(shop).contains("\"status\":\"done\""));
    }

    private static String jobs(Shop shop) {
        return String.valueOf(shop.owner()
                .get()
                .uri("/api/v1/copy/jobs")
                .exchange()
                .returnResult(String.class)
                .getResponseBody());
    }

    private static void send(Shop shop, String path, String json) {
        shop.owner()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }
}
