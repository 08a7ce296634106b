package io.zhanggui.assistant.copywriting;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works on a job. Its items are dealt out to lanes; a lane takes its pending items one after the other and lets other jobs have
 * the thread after its turn. An item is ended in a row of the database, so a lane that dies goes on where it was: at most
 * the items under way are written again, and only the first ending counts. Thread-safe.
 */
@Component
class CopyLane {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("copy-lane");

    private final JobRows jobs;
    private final ItemRows items;
    private final Products products;
    private final ChannelProfiles channels;
    private final CopyWriter writer;
    private final Backends backends;
    private final CopySettings settings;
    private final CopyMeters meters;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean closing;

    CopyLane(
            JobRows jobs,
            ItemRows items,
            Products products,
            ChannelProfiles channels,
            CopyWriter writer,
            Backends backends,
            CopySettings settings,
            CopyMeters meters,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.items = items;
        this.products = products;
        this.channels = channels;
        this.writer = writer;
        this.backends = backends;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The task that works on this lane of the job. */
    static TaskInstance<Void> of(CopyJob job, int lane) {
        return TASK.instance(job.id() + ":" + lane).build();
    }

    static String jobId(TaskInstance<?> lane) {
        return lane.getId().substring(0, lane.getId().lastIndexOf(':'));
    }

    /** What is not begun stays pending, for the next process. */
    void close() {
        closing = true;
    }

    CompletionHandler<Void> work(TaskInstance<Void> lane, SchedulerState scheduler) {
        return jobs.merchant(jobId(lane))
                .map(merchant -> Tenancy.within(merchant, () -> turn(merchant, lane, scheduler)))
                .orElseGet(() -> (complete, operations) -> operations.remove());
    }

    private CompletionHandler<Void> turn(MerchantId merchant, TaskInstance<Void> lane, SchedulerState scheduler) {
        String jobId = jobId(lane);
        int number = Integer.parseInt(lane.getId().substring(jobId.length() + 1));
        Instant end = clock.instant().plus(settings.turn());
        boolean going = !closing;
        while (going && clock.instant().isBefore(end) && !scheduler.isShuttingDown()) {
            Optional<CopyJob> job = jobs.running(jobId);
            List<CopyItem> pending = job.isEmpty() ? List.of() : items.pending(jobId, number, batch());
            going = job.isPresent() && !pending.isEmpty() && written(job.get(), pending) && !closing;
        }
        return (complete, operations) -> Tenancy.run(
                merchant, () -> transaction.executeWithoutResult(status -> leave(jobId, number, complete, operations)));
    }

    /** Goes, or comes back for the rest; under the job's lock, so that whoever resumes it finds the lane or its absence. */
    private void leave(String jobId, int number, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        jobs.lock(jobId);
        Optional<CopyJob> job = jobs.running(jobId);
        if (job.isPresent() && !items.pending(jobId, number, 1).isEmpty()) {
            operations.reschedule(complete, clock.instant());
            return;
        }
        if (job.isPresent() && items.pendingLanes(jobId).isEmpty()) {
            jobs.find(job.get().merchant(), jobId)
                    .ifPresent(over -> jobs.update(over.turned(JobStatus.DONE, clock.instant())));
        }
        operations.remove();
    }

    /** A model's text is saved before the next one is asked for. */
    private int batch() {
        return backends.hasModel() ? 1 : settings.batch();
    }

    /**
     * Writes the items, unless the process is going down: then they stay pending. The interrupt ends here, for it would
     * close the files of the embedded database under the next statement.
     */
    private boolean written(CopyJob job, List<CopyItem> pending) {
        MDC.put("merchant", job.merchant().value());
        Map<CopyItem, Outcome> outcomes = new LinkedHashMap<>();
        pending.forEach(item -> outcomes.put(item, outcome(job, item)));
        if (Thread.interrupted()) {
            return false;
        }
        transaction.executeWithoutResult(
                status -> outcomes.forEach((item, outcome) -> items.end(job, item, outcome, clock.instant())));
        outcomes.values().forEach(meters::count);
        return true;
    }

    private Outcome outcome(CopyJob job, CopyItem item) {
        Optional<Product> product = products.find(job.merchant(), item.productCode());
        if (product.isEmpty()) {
            return new Outcome.NotWritten(FailureReason.PRODUCT_GONE);
        }
        if (product.get().validity().endedBy(clock.instant())) {
            return new Outcome.NotWritten(FailureReason.PRODUCT_ENDED);
        }
        return writer.write(
                job.merchant(),
                product.get(),
                new Brief(channels.get(job.channel()), job.locale(), job.tone(), item.variant()));
    }
}
