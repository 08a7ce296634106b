package io.zhanggui.assistant.copywriting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells how far a job is as server-sent events, from whichever process it is worked on. Keeps the thread of the request,
 * which is a virtual one, until the job ends. Thread-safe.
 */
@Component
class CopyProgress {

    private final JobRows jobs;
    private final CopySettings settings;
    private final Clock clock;
    private final JsonMapper json;
    private final CountDownLatch closing = new CountDownLatch(1);

    CopyProgress(JobRows jobs, CopySettings settings, Clock clock, JsonMapper json) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Events {@code progress} at the start and whenever the counts change, comments while nothing does, and {@code done}
     * when the job has ended. The data is the job as {@code GET …/{id}} tells it. Returns at the end, when the client has
     * left, or when the service goes down.
     */
    void follow(CopyJob job, OutputStream out) {
        try {
            tell(job, out);
        } catch (IOException left) {
            // Nobody listens any more.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Streams end before the web server waits for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }

    private void tell(CopyJob job, OutputStream out) throws IOException, InterruptedException {
        CopyJob told = job;
        send(out, event("progress", told));
        Instant spoken = clock.instant();
        while (!told.status().ended()) {
            if (closing.await(settings.progressInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            CopyJob now = jobs.find(job.merchant(), job.id()).orElseThrow();
            boolean news = !now.equals(told);
            if (news || !clock.instant().isBefore(spoken.plus(settings.heartbeat()))) {
                send(out, news ? event("progress", now) : ":alive\n\n");
                spoken = clock.instant();
            }
            told = now;
        }
        send(out, event("done", told));
    }

    private String event(String name, CopyJob job) {
        return "event:%s\ndata:%s\n\n".formatted(name, json.writeValueAsString(JobView.of(job, clock.instant())));
    }

    private static void send(OutputStream out, String event) throws IOException {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
