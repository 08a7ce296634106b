package io.zhanggui.assistant.copywriting;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells how far a job is as server-sent events, from whichever process it is worked on. Thread-safe. */
@Component
public class CopyProgress {

    private final JobRows jobs;
    private final CopySettings settings;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);

    CopyProgress(JobRows jobs, CopySettings settings, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Events {@code progress} at the start and whenever the counts change, comments while nothing does, and {@code done}
     * when the job has ended; then the stream ends. The data is the job as {@code GET …/{id}} tells it.
     */
    public SseEmitter follow(CopyJob job) {
        SseEmitter emitter = new SseEmitter(0L);
        CountDownLatch gone = new CountDownLatch(1);
        emitter.onCompletion(gone::countDown);
        emitter.onError(failure -> gone.countDown());
        Thread.ofVirtual().name("copy-progress").start(() -> tell(job, emitter, gone));
        return emitter;
    }

    /** Streams end before the web server waits for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void tell(CopyJob job, SseEmitter emitter, CountDownLatch gone) {
        try {
            until(job, emitter, gone);
            emitter.complete();
        } catch (IOException | IllegalStateException left) {
            gone.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void until(CopyJob job, SseEmitter emitter, CountDownLatch gone) throws IOException, InterruptedException {
        JobView told = null;
        Instant spoken = clock.instant();
        while (gone.getCount() > 0 && closing.getCount() > 0) {
            JobView now = JobView.of(jobs.find(job.merchant(), job.id()).orElseThrow());
            if (!now.equals(told)) {
                emitter.send(SseEmitter.event().name("progress").data(now, MediaType.APPLICATION_JSON));
                told = now;
                spoken = clock.instant();
            } else if (!clock.instant().isBefore(spoken.plus(settings.heartbeat()))) {
                emitter.send(SseEmitter.event().comment("alive"));
                spoken = clock.instant();
            }
            if (now.finishedAt() != null) {
                emitter.send(SseEmitter.event().name("done").data(now, MediaType.APPLICATION_JSON));
                return;
            }
            boolean closed = closing.await(settings.progressInterval().toMillis(), TimeUnit.MILLISECONDS);
            if (closed) {
                return;
            }
        }
    }
}
