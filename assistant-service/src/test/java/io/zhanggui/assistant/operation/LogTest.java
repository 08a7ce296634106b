package io.zhanggui.assistant.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the log tells at its most talkative, and what it never tells. */
@OperatedServiceTest
@ExtendWith(OutputCaptureExtension.class)
class LogTest {

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    LoggingSystem logging;

    @BeforeEach
    void talk() {
        logging.setLogLevel("io.zhanggui", LogLevel.TRACE);
    }

    @AfterEach
    void hush() {
        logging.setLogLevel("io.zhanggui", LogLevel.INFO);
    }

    @Test
    void noSecretNoPersonAndNoWordOfAMessageStandsInIt(CapturedOutput log) throws IOException {
        Shop shop = shops.open();
        BusyShop.busy(shop);

        assertThat(log)
                .contains("Backend broken gave no answer", "Backend broken gave no copy")
                .doesNotContain(
                        Providers.SECRET,
                        shop.ownerKey(),
                        shop.visitorKey(),
                        String.valueOf(folder.read(DataFolder.OPERATOR_KEY)),
                        BusyShop.PHONE,
                        BusyShop.QUESTION,
                        "合并",
                        "保温杯",
                        "400-000-0000");
    }

    @Test
    void whatAQuestionCausesInOtherThreadsNamesItsTraceAndItsMerchant(CapturedOutput log) {
        Shop shop = shops.open();
        shop.upload("/api/v1/documents", "发票说明.md", "# 发票\n\n抬头相同的订单可以合并开一张发票，一次最多合并20个订单。\n");
        shop.owner()
                .post()
                .uri("/api/v1/chat")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .body("{\"message\":\"" + BusyShop.QUESTION + "\"}")
                .exchange()
                .returnResult(String.class);

        assertThat(log.getAll().lines().filter(line -> line.contains("Backend broken gave no answer")))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "[4bf92f3577b34da6a3ce929d0e0e4736 " + shop.id().value() + "]"));
    }
}
