package io.zhanggui.assistant.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What an operator's tools ask, and who may. */
@OperatedServiceTest
class HealthTest {

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Test
    void aProviderThatFailsLeavesTheServiceReady() {
        Shop shop = shops.open();
        BusyShop.busy(shop);

        assertThat(get(shop.anonymous(), "/actuator/health/readiness").getResponseBody())
                .isEqualTo("{\"status\":\"UP\"}");
        assertThat(status(shop.anonymous(), "/actuator/health/liveness")).isEqualTo(200);
        assertThat(status(shop.anonymous(), "/actuator/health")).isEqualTo(200);
        assertThat(status(shop.anonymous(), "/actuator/info")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/prometheus", "/actuator/metrics", "/actuator/loggers"})
    void figuresAreForTheOperatorAlone(String path) throws IOException {
        Shop shop = shops.open();

        assertThat(status(shop.anonymous(), path)).isEqualTo(401);
        assertThat(status(shop.visitor(), path)).isEqualTo(403);
        assertThat(status(shop.owner(), path)).isEqualTo(403);
        assertThat(status(shop.client(String.valueOf(folder.read(DataFolder.OPERATOR_KEY))), path))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/beans", "/actuator/configprops"})
    void whatShowsTheInsideIsThereForNobody(String path) throws IOException {
        assertThat(status(shops.open().client(String.valueOf(folder.read(DataFolder.OPERATOR_KEY))), path))
                .isEqualTo(404);
    }

    private static int status(RestTestClient client, String path) {
        return get(client, path).getStatus().value();
    }

    private static EntityExchangeResult<String> get(RestTestClient client, String path) {
        return client.get().uri(path).exchange().expectBody(String.class).returnResult();
    }
}
