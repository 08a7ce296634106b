package io.zhanggui.assistant.support;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that waits for a whole answer. Nothing is written to it before, so a look at its connection tells whether it is
 * still there. It is looked at only while the request's own thread works for it: afterwards the connection is another
 * request's. Thread-safe.
 */
final class Waiting implements AnswerListener, AutoCloseable {

    private final HttpServletRequest request;
    private final List<Runnable> leaving = new ArrayList<>();
    private boolean gone;
    private boolean over;

    Waiting(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public void delta(String text) {}

    @Override
    public void restart(String reason) {}

    @Override
    public void whenGone(Runnable leave) {
        boolean now;
        synchronized (this) {
            now = gone;
            leaving.add(leave);
        }
        if (now) {
            leave.run();
        }
    }

    /** Looks whether the client is still there, and tells once if it is not. */
    void look() {
        if (hasJustLeft()) {
            List<Runnable> told;
            synchronized (this) {
                told = List.copyOf(leaving);
            }
            told.forEach(Runnable::run);
        }
    }

    private synchronized boolean hasJustLeft() {
        if (over || gone) {
            return false;
        }
        gone = Connections.isClosed(request);
        return gone;
    }

    /** The answer is there; nobody looks any more once this has returned. */
    @Override
    public synchronized void close() {
        over = true;
    }
}
