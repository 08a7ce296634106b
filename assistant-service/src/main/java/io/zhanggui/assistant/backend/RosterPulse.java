package io.zhanggui.assistant.backend;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;

/** Where several processes share a store, a change of the backends in one reaches the others within a second. Thread-safe. */
final class RosterPulse implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RosterPulse.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final BackendRoster roster;
    private final boolean shared;

    RosterPulse(BackendRoster roster, boolean shared) {
        this.roster = roster;
        this.shared = shared;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (shared) {
            Thread.ofVirtual().name("roster-pulse").start(this::beatUntilTheEnd);
        }
    }

    private void beatUntilTheEnd() {
        try {
            while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            roster.follow();
        } catch (DataAccessException e) {
            LOG.warn("The stored backends could not be read", e);
        }
    }

    @Override
    public void destroy() {
        closing.countDown();
    }
}
