package io.zhanggui.assistant.installation;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same again and again, on a thread of its own: what processes that share a store have to tell each other. A beat that
 * fails, because the store is down for one, is logged and the next one comes as ever. Thread-safe.
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
        } catch (RuntimeException e) {
            log.warn("A beat of the {} failed; the next one comes in {}", name, interval, e);
        }
    }

    /** No further beat begins. */
    @Override
    public void close() {
        closing.countDown();
    }
}
