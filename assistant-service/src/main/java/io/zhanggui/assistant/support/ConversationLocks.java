package io.zhanggui.assistant.support;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Lets the questions of one conversation be answered one after the other. Thread-safe, within one process. */
@Component
class ConversationLocks {

    private static final int STRIPES = 256;

    private final ReentrantLock[] locks = IntStream.range(0, STRIPES)
            .mapToObj(stripe -> new ReentrantLock(true))
            .toArray(ReentrantLock[]::new);

    ReentrantLock of(String conversationId) {
        return locks[Math.floorMod(conversationId.hashCode(), STRIPES)];
    }
}
