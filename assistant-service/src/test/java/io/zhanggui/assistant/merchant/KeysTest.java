package io.zhanggui.assistant.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class KeysTest {

    @Autowired
    Shops shops;

    @Test
    void aRequestWithoutAKeyIsToldWhatToSend() {
        Shop shop = shops.open();
        shop.client("wrong")
                .get()
                .uri("/api/v1/products")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("key.unknown"));
    }
}
