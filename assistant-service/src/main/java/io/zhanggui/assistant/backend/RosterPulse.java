package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.installation.Pulse;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Where several processes share a store, a change of the backends in one reaches the others within a second. Thread-safe. */
final class RosterPulse implements SmartInitializingSingleton, DisposableBean {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Pulse pulse;
    private final boolean shared;

    RosterPulse(BackendRoster roster, boolean shared) {
        this.pulse = new Pulse("roster-pulse", INTERVAL, roster::follow);
        this.shared = shared;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (shared) {
            pulse.start();
        }
    }

    @Override
    public void destroy() {
        pulse.close();
    }
}
