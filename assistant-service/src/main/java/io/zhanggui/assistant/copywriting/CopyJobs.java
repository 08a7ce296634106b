package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The jobs of all merchants: what they are, and what a person does with them. Every call names the merchant and sees that
 * merchant's rows alone. Thread-safe.
 */
@Component
public class CopyJobs {

    /** So many jobs tell how long one takes. */
    private static final int LATEST = 5;

    private final JobRows jobs;
    private final ItemRows items;
    private final DraftRows drafts;
    private final JobStart start;
    private final JobControl control;
    private final ChannelProfiles channels;

    CopyJobs(
            JobRows jobs,
            ItemRows items,
            DraftRows drafts,
            JobStart start,
            JobControl control,
            ChannelProfiles channels) {
        this.jobs = jobs;
        this.items = items;
        this.drafts = drafts;
        this.start = start;
        this.control = control;
        this.channels = channels;
    }

    /**
     * Starts a job; when this returns, it survives the end of the process.
     *
     * @param requestKey the caller's own name for this request, if it has one: asked again, the first job is the answer
     * @throws ApiProblem if a product or the channel is unknown, if there is nothing to write about, if it is too much, or if
     *     the key was used for another request
     */
    public CopyJob create(MerchantAccount merchant, CopyRequest request, @Nullable String requestKey) {
        channels.get(request.channel());
        return start.start(merchant, request, requestKey);
    }

    /**
     * What such a job would come to.
     *
     * @throws ApiProblem if a product or the channel is unknown
     */
    public Estimate estimate(MerchantAccount merchant, CopyRequest request) {
        channels.get(request.channel());
        int products = start.chosen(merchant.id(), request);
        JobRows.Done latest = jobs.latestDone(merchant.id(), LATEST);
        return Estimate.of(products, request.variants(), latest.items(), latest.worked());
    }

    public Optional<CopyJob> find(MerchantId merchant, String id) {
        return jobs.find(merchant, id);
    }

    /** The newest first. */
    public List<CopyJob> page(MerchantId merchant, int offset, int limit) {
        return jobs.page(merchant, offset, limit);
    }

    /** Those that run or pause, the newest first. */
    public List<CopyJob> open(MerchantId merchant, int limit) {
        return jobs.open(merchant, limit);
    }

    public int count(MerchantId merchant) {
        return jobs.count(merchant);
    }

    /**
     * Items of a job in their order.
     *
     * @param status those of this status alone; null for all
     */
    public List<CopyItem> items(MerchantId merchant, String jobId, @Nullable ItemStatus status, int offset, int limit) {
        return items.page(merchant, jobId, status, offset, limit);
    }

    /** How many items {@link #items} has in all. */
    public int countItems(MerchantId merchant, String jobId, @Nullable ItemStatus status) {
        return items.count(merchant, jobId, status);
    }

    /** What was written for a product in any job, the latest job first. */
    public List<CopyItem> drafted(MerchantId merchant, String productCode, int limit) {
        return drafts.ofProduct(merchant, productCode, limit);
    }

    public Optional<CopyItem> findItem(MerchantId merchant, String itemId) {
        return ItemId.parse(itemId).flatMap(id -> items.find(merchant, id.jobId(), id.position()));
    }

    /**
     * Halts a job until it is resumed; items under way may still end.
     *
     * @throws ApiProblem 404 if there is no such job, 409 if it has ended
     */
    public CopyJob pause(MerchantId merchant, String id) {
        return control.pause(merchant, id);
    }

    /**
     * Lets a job go on.
     *
     * @throws ApiProblem 404 if there is no such job, 409 if it has ended
     */
    public CopyJob resume(MerchantId merchant, String id) {
        return control.resume(merchant, id);
    }

    /**
     * Stops a job for good: what is not written yet ends as cancelled.
     *
     * @throws ApiProblem 404 if there is no such job, 409 if it is done
     */
    public CopyJob cancel(MerchantId merchant, String id) {
        return control.cancel(merchant, id);
    }

    /**
     * Takes up what has failed again; a job that was done runs anew.
     *
     * @param itemIds those of them alone; null for all that have failed. One that has not failed stays as it is
     * @throws ApiProblem 404 if there is no such job or item, 409 if the job was cancelled
     */
    public CopyJob retry(MerchantId merchant, String id, @Nullable List<String> itemIds) {
        return control.retry(
                merchant,
                id,
                itemIds == null
                        ? null
                        : itemIds.stream().map(item -> position(id, item)).toList());
    }

    private static int position(String jobId, String itemId) {
        return ItemId.parse(itemId)
                .filter(item -> item.jobId().equals(jobId))
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.item-unknown", itemId))
                .position();
    }
}
