package io.zhanggui.assistant.backend;

/** Carries the word that nobody waits any more from any thread to the call under way. Thread-safe. */
final class Cancellation implements Backends.Running {

    private boolean closed;
    private Runnable whenClosed = () -> {};

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Runs it on closing, at once if closed already; takes the place of what was to run before. Must not block. */
    synchronized void whenClosed(Runnable action) {
        whenClosed = action;
        if (closed) {
            action.run();
        }
    }
}
