package io.zhanggui.assistant.backend;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener what its call came to. Nothing is said after the call was closed; a listener that fails has left, and
 * its call is closed. Used by one thread.
 */
final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final CompletionListener listener;
    private final Cancellation cancellation;
    private boolean heard;

    Telling(CompletionListener listener, Cancellation cancellation) {
        this.listener = listener;
        this.cancellation = cancellation;
    }

    void text(String text) {
        heard = true;
        say(() -> listener.onText(text));
    }

    /** What was heard so far does not hold. Says nothing where nothing was heard. */
    void discard() {
        if (heard) {
            heard = false;
            say(listener::onRestart);
        }
    }

    void complete(Completion completion) {
        say(() -> listener.onComplete(completion));
    }

    private void say(Runnable word) {
        if (cancellation.isClosed()) {
            return;
        }
        try {
            word.run();
        } catch (RuntimeException e) {
            // A listener may throw what it likes: none of it may reach the backend's guards.
            LOG.warn("A listener failed while a text was written; its call is given up", e);
            cancellation.close();
        }
    }
}
