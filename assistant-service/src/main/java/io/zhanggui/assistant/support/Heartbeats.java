package io.zhanggui.assistant.support;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Calls at a steady beat until told to stop. Thread-safe. */
@Component
class Heartbeats {

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("chat-heartbeat").factory());
    private final Duration beat;

    Heartbeats(SupportSettings settings) {
        this.beat = settings.heartbeat();
    }

    ScheduledFuture<?> start(Runnable call) {
        return clockwork.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(call), beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        clockwork.shutdownNow();
    }
}
