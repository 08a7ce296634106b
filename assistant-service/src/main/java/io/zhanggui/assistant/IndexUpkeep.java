package io.zhanggui.assistant;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import io.zhanggui.knowledge.index.IndexUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps each merchant's index what is wanted, in the background: builds it anew for another model, and takes along what an
 * embedding model that was down has left behind.
 */
final class IndexUpkeep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IndexUpkeep.class);

    private final KnowledgeBase knowledge;
    private final Merchants merchants;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** @param pause between two rounds */
    IndexUpkeep(KnowledgeBase knowledge, Merchants merchants, Duration pause) {
        this.knowledge = knowledge;
        this.merchants = merchants;
        this.pause = pause;
    }

    synchronized void start() {
        if (thread == null && !closed()) {
            thread = Thread.ofPlatform().daemon().name("index-upkeep").start(this::run);
        }
    }

    private void run() {
        try {
            do {
                merchants.all().stream()
                        .map(MerchantAccount::knowledge)
                        .takeWhile(merchant -> !closed())
                        .forEach(this::keep);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Merchant merchant) {
        try {
            knowledge.catchUp(merchant);
            knowledge.renewIndex(merchant, this::closed);
        } catch (EmbeddingUnavailable | IndexUnavailable | DataAccessException failure) {
            log.warn("The index of {} is behind; it is tried again in {}", merchant.id(), pause, failure);
        } catch (IllegalArgumentException misfit) {
            log.error("The index of {} cannot be built with the model that is set up", merchant.id(), misfit);
        }
    }

    private boolean closed() {
        return closing.getCount() == 0;
    }

    /** Waits for the batch under way: an interrupt would close the files of the embedded stores. */
    @Override
    public void close() {
        closing.countDown();
        Thread started = thread();
        if (started != null) {
            try {
                started.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }
}
