package io.zhanggui.assistant.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;

@ExtendWith(OutputCaptureExtension.class)
class PulseTest {

    @Test
    void aBeatThatFailsIsLoggedAndTheNextOneComes(CapturedOutput output) throws InterruptedException {
        Iterator<RuntimeException> failures = List.of(
                        new CannotCreateTransactionException("no connection"),
                        new UncheckedIOException(new IOException("disk full")))
                .iterator();
        CountDownLatch beating = new CountDownLatch(1);
        try (Pulse pulse = new Pulse("test-pulse", Duration.ofMillis(1), () -> {
            if (failures.hasNext()) {
                throw failures.next();
            }
            beating.countDown();
        })) {
            pulse.start();
            beating.await();
        }
        assertThat(output).contains("test-pulse", "no connection", "disk full");
    }
}
