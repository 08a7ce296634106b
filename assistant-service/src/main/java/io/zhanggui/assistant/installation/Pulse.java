package io.zhanggui.assistant.installation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Does the same again and again, on a thread of its own: what processes that share a store have to tell each other. A beat that
 * finds the store down is passed over. Thread-safe.
 */
public final class Pulse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final String name;
    private final Duration interval;
    private final Runnable beat;

    /**
     * @param name of the thread
     * @param interval from the end of a beat to the next one
     */
    public Pulse(String name, Duration interval, Runnable beat) {
        this.name = name;
        this.interval = interval;
        this.beat = beat;
    }

    /** Begins to beat; the first beat comes after an interval. */
    public void start() {
        Thread.ofVirtual().name(name).start(this::beatUntilTheEnd);
    }

    private void beatUntilTheEnd() {
        try {
            while (!closing.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            beat.run();
        } catch (DataAccessException e) {
            log.warn("The {} found the store down", name, e);
        }
    }

    /** No further beat begins. */
    @Override
    public void close() {
        closing.countDown();
    }
}
