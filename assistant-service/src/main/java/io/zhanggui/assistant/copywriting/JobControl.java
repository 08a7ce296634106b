package io.zhanggui.assistant.copywriting;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Halts jobs and lets them go on. The state stands in the job's row and is changed under its lock, so that it outlives the
 * process; workers look at it before each item. Saying the same twice changes nothing. Thread-safe.
 */
@Component
class JobControl {

    private final JobRows jobs;
    private final ItemRows items;
    private final Scheduler scheduler;
    private final Clock clock;
    private final TransactionTemplate transaction;

    JobControl(
            JobRows jobs, ItemRows items, Scheduler scheduler, Clock clock, PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.items = items;
        this.scheduler = scheduler;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    CopyJob pause(MerchantId merchant, String id) {
        return change(merchant, id, job -> {
            switch (job.status()) {
                case RUNNING -> turn(job, JobStatus.PAUSED);
                case PAUSED -> {}
                case DONE, CANCELLED -> throw over(job);
            }
        });
    }

    CopyJob resume(MerchantId merchant, String id) {
        return change(merchant, id, job -> {
            switch (job.status()) {
                case PAUSED -> run(job);
                case RUNNING -> {}
                case DONE, CANCELLED -> throw over(job);
            }
        });
    }

    CopyJob cancel(MerchantId merchant, String id) {
        return change(merchant, id, job -> {
            switch (job.status()) {
                case RUNNING, PAUSED -> {
                    items.cancelPending(id);
                    turn(job, JobStatus.CANCELLED);
                }
                case CANCELLED -> {}
                case DONE -> throw over(job);
            }
        });
    }

    /**
     * Takes up failed items again.
     *
     * @param positions null: all that have failed
     */
    CopyJob retry(MerchantId merchant, String id, @Nullable List<Integer> positions) {
        return change(merchant, id, job -> {
            if (job.status() == JobStatus.CANCELLED) {
                throw over(job);
            }
            if (items.retry(id, positions) > 0 && job.status() != JobStatus.PAUSED) {
                run(find(merchant, id));
            }
        });
    }

    private CopyJob change(MerchantId merchant, String id, Consumer<CopyJob> change) {
        CopyJob changed = transaction.execute(status -> {
            jobs.lock(id);
            change.accept(find(merchant, id));
            return find(merchant, id);
        });
        scheduler.triggerCheckForDueExecutions();
        return Objects.requireNonNull(changed);
    }

    private CopyJob find(MerchantId merchant, String id) {
        return jobs.find(merchant, id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private void turn(CopyJob job, JobStatus next) {
        jobs.update(job.turned(next, clock.instant()));
    }

    /** A lane that has not yet left stays, for it looks at the state once more under the lock before it does. */
    private void run(CopyJob job) {
        turn(job, JobStatus.RUNNING);
        for (int lane : items.pendingLanes(job.id())) {
            scheduler.scheduleIfNotExists(CopyLane.of(job, lane), clock.instant());
        }
    }

    private static ApiProblem over(CopyJob job) {
        String code = job.status() == JobStatus.CANCELLED ? "copy.job-cancelled" : "copy.job-done";
        return new ApiProblem(HttpStatus.CONFLICT, code, job.id());
    }
}
