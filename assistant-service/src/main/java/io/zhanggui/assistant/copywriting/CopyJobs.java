package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs of all merchants: what they are, and what a person does with them. Every call names the merchant and sees that
 * merchant's rows alone. Thread-safe.
 */
@Component
public class CopyJobs {

    private final JobRows jobs;
    private final ItemRows items;
    private final JobStart start;
    private final Products products;
    private final ChannelProfiles channels;
    private final DraftChecks checks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CopyJobs(
            JobRows jobs,
            ItemRows items,
            JobStart start,
            Products products,
            ChannelProfiles channels,
            DraftChecks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.items = items;
        this.start = start;
        this.products = products;
        this.channels = channels;
        this.checks = checks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
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

    public Optional<CopyJob> find(MerchantId merchant, String id) {
        return jobs.find(merchant, id);
    }

    /** The newest first. */
    public List<CopyJob> page(MerchantId merchant, int offset, int limit) {
        return jobs.page(merchant, offset, limit);
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
        return items.drafted(merchant, productCode, limit);
    }

    public Optional<CopyItem> findItem(MerchantId merchant, String itemId) {
        int dash = itemId.lastIndexOf('-');
        boolean wellFormed = dash > 0 && itemId.substring(dash + 1).matches("\\d{1,9}");
        return wellFormed
                ? items.find(merchant, itemId.substring(0, dash), Integer.parseInt(itemId.substring(dash + 1)))
                : Optional.empty();
    }

    /**
     * Does to a draft what a person decided. A text that was edited is checked anew.
     *
     * @throws ApiProblem 404 if there is no such item, 409 if it has no draft, 400 if the new text is blank
     */
    public CopyItem review(MerchantId merchant, String itemId, Decision decision) {
        CopyItem item = findItem(merchant, itemId)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.item-unknown", itemId));
        Draft draft = item.draft();
        if (draft == null) {
            throw new ApiProblem(HttpStatus.CONFLICT, "copy.no-draft", itemId);
        }
        switch (decision) {
            case Decision.Accept ignored -> items.review(merchant, item, item.status(), Reviewed.ACCEPTED);
            case Decision.Reject ignored -> items.review(merchant, item, item.status(), Reviewed.REJECTED);
            case Decision.Edit edit -> edit(merchant, item, draft, edit);
        }
        return findItem(merchant, itemId).orElseThrow();
    }

    /**
     * Stops a job: what is not written yet ends as failed. A job that has ended stays as it is.
     *
     * @throws ApiProblem 404 if there is no such job
     */
    public CopyJob cancel(MerchantId merchant, String id) {
        transaction.executeWithoutResult(status -> {
            if (jobs.cancel(merchant, id, clock.instant())) {
                items.failPending(id, FailureReason.CANCELLED);
            }
        });
        return find(merchant, id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.job-unknown", id));
    }

    private void edit(MerchantId merchant, CopyItem item, Draft draft, Decision.Edit edit) {
        String title = edit.title() == null ? draft.title() : edit.title().strip();
        String body = edit.body() == null ? draft.body() : edit.body().strip();
        if (title.isEmpty() || body.isEmpty()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.text-blank");
        }
        CopyJob job = jobs.find(merchant, item.jobId()).orElseThrow();
        Product product = products.find(merchant, item.productCode())
                .orElseThrow(() -> new ApiProblem(HttpStatus.CONFLICT, "copy.product-gone", item.productCode()));
        Draft edited = new Draft(
                title,
                body,
                checks.findings(product, title, body, channels.get(job.channel()), job.locale()),
                draft.backend(),
                draft.promptVersion(),
                true);
        transaction.executeWithoutResult(status -> {
            items.save(merchant, item, edited, clock.instant());
            items.review(merchant, item, new Outcome.Written(edited).status(), Reviewed.OPEN);
        });
    }
}
