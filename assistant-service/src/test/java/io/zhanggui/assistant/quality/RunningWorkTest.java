package io.zhanggui.assistant.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunningWorkTest {

    private static final MerchantId SHOP = new MerchantId("shop");

    private final RunningWork<String> running = new RunningWork<>("test", "quality.run-running");

    @Test
    void workWhoseBeginningCannotBeKeptHasNotBegunAndHindersNone() throws InterruptedException {
        UnderWay<String> lost = work("lost");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> running.begin(SHOP, lost, RunningWorkTest::diskFull, () -> {
                    throw new AssertionError("it has not begun");
                }));

        assertThat(lost.awaitEnd(0)).isTrue();
        assertThat(running.of(SHOP)).isEmpty();
        CountDownLatch done = new CountDownLatch(1);
        running.begin(SHOP, work("next"), () -> {}, done::countDown);
        done.await();
    }

    @Test
    void oneAtATimeForEachMerchant() throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        UnderWay<String> first = work("first");
        running.begin(SHOP, first, () -> {}, () -> await(goOn));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> running.begin(SHOP, work("second"), () -> {}, () -> {}));
        running.begin(new MerchantId("other"), work("third"), () -> {}, () -> {});
        goOn.countDown();
        assertThat(first.awaitEnd(60_000)).isTrue();
        assertThat(running.of(SHOP)).isEmpty();
    }

    private static UnderWay<String> work(String id) {
        return new UnderWay<>(id, id, (begun, done, notScored) -> begun);
    }

    private static void diskFull() {
        throw new UncheckedIOException(new IOException("No space left on device"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
