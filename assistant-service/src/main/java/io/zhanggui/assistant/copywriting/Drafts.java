package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.copywriting.DraftEvent.Action;
import io.zhanggui.assistant.copywriting.DraftEvent.Former;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The drafts of all merchants, and what people decide about them; each decision is written down with its author. Every call
 * names the merchant and sees that merchant's rows alone. Thread-safe.
 */
@Component
public class Drafts {

    private final CopyJobs jobs;
    private final DraftRows rows;
    private final DraftEvents events;
    private final Products products;
    private final ChannelProfiles channels;
    private final DraftChecks checks;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Drafts(
            CopyJobs jobs,
            DraftRows rows,
            DraftEvents events,
            Products products,
            ChannelProfiles channels,
            DraftChecks checks,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.rows = rows;
        this.events = events;
        this.products = products;
        this.channels = channels;
        this.checks = checks;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Which items are looked at: of one job or, without one, of all; null shows everything; words of title or code. */
    public record Wanted(@Nullable String jobId, @Nullable DraftShow show, String words) {}

    public List<CopyItem> page(MerchantId merchant, Wanted wanted, int offset, int limit) {
        return rows.page(of(merchant, wanted), offset, limit);
    }

    /** How many items {@link #page} has in all. */
    public int count(MerchantId merchant, Wanted wanted) {
        return rows.count(of(merchant, wanted));
    }

    /** How many items there are to look at together, of one job or, without one, of all. */
    public Map<DraftShow, Integer> counts(MerchantId merchant, @Nullable String jobId) {
        return rows.counts(merchant, jobId);
    }

    /** How many drafts wait for a decision. */
    public int undecided(MerchantId merchant) {
        return rows.count(of(merchant, new Wanted(null, DraftShow.FINDINGS, "")))
                + rows.count(of(merchant, new Wanted(null, DraftShow.CLEAN, "")));
    }

    /** What people decided about the item, the latest first. */
    public List<DraftEvent> history(MerchantId merchant, String itemId) {
        return events.of(merchant, known(merchant, itemId));
    }

    /**
     * Does to a draft what a person decided. A text that was edited is checked anew.
     *
     * @param by who decided
     * @throws ApiProblem 404 if there is no such item, 409 if it has no draft or if findings stand against its acceptance,
     *     400 if the new text is blank
     */
    public CopyItem decide(MerchantId merchant, String itemId, Decision decision, String by) {
        CopyItem known = known(merchant, itemId);
        return Objects.requireNonNull(transaction.execute(status -> {
            rows.lock(known);
            CopyItem item = known(merchant, itemId);
            Draft draft = item.draft();
            if (draft == null) {
                throw new ApiProblem(HttpStatus.CONFLICT, "copy.no-draft", itemId);
            }
            events.add(merchant, item, done(merchant, item, draft, decision, by));
            return known(merchant, itemId);
        }));
    }

    /** Accepts those of the items that are undecided and have no findings; answers how many. */
    public int acceptClean(MerchantId merchant, List<String> itemIds, String by) {
        int accepted = 0;
        for (String id : itemIds) {
            CopyItem item = known(merchant, id);
            if (item.status() == ItemStatus.DRAFTED && item.reviewed() == Reviewed.OPEN) {
                decide(merchant, id, new Decision.Accept(false), by);
                accepted++;
            }
        }
        return accepted;
    }

    /** Accepts all of a job that is undecided and has no findings; answers how many. */
    public int acceptClean(MerchantId merchant, String jobId, String by) {
        return Objects.requireNonNull(
                transaction.execute(status -> events.acceptClean(merchant, jobId, by, clock.instant())));
    }

    private DraftEvent done(MerchantId merchant, CopyItem item, Draft draft, Decision decision, String by) {
        return switch (decision) {
            case Decision.Accept accept -> accept(item, draft, accept, by);
            case Decision.Reject reject -> {
                rows.review(item, item.status(), Reviewed.REJECTED);
                yield new DraftEvent(clock.instant(), by, Action.REJECTED, reject.reason(), null, List.of());
            }
            case Decision.Reopen ignored -> {
                rows.review(item, item.status(), Reviewed.OPEN);
                yield new DraftEvent(clock.instant(), by, Action.REOPENED, null, null, List.of());
            }
            case Decision.Edit edit -> {
                Draft edited = edited(merchant, item, draft, edit);
                rows.save(merchant, item, edited, clock.instant());
                rows.review(item, new Outcome.Written(edited).status(), Reviewed.OPEN);
                Former former = new Former(draft.title(), draft.body());
                yield new DraftEvent(clock.instant(), by, Action.EDITED, null, former, List.of());
            }
        };
    }

    private DraftEvent accept(CopyItem item, Draft draft, Decision.Accept accept, String by) {
        if (!draft.findings().isEmpty() && !accept.override()) {
            throw new ApiProblem(
                    HttpStatus.CONFLICT,
                    "copy.findings-open",
                    item.id(),
                    draft.findings().size());
        }
        rows.review(item, item.status(), Reviewed.ACCEPTED);
        return new DraftEvent(clock.instant(), by, Action.ACCEPTED, null, null, draft.findings());
    }

    private Draft edited(MerchantId merchant, CopyItem item, Draft draft, Decision.Edit edit) {
        String title = edit.title() == null ? draft.title() : edit.title().strip();
        String body = edit.body() == null ? draft.body() : edit.body().strip().replace("\r\n", "\n");
        if (title.isEmpty() || body.isEmpty()) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "copy.text-blank");
        }
        CopyJob job = jobs.find(merchant, item.jobId()).orElseThrow();
        Product product = products.find(merchant, item.productCode())
                .orElseThrow(() -> new ApiProblem(HttpStatus.CONFLICT, "copy.product-gone", item.productCode()));
        List<DraftFinding> findings = checks.findings(product, title, body, channels.get(job.channel()), job.locale());
        return new Draft(title, body, findings, draft.backend(), draft.promptVersion(), true);
    }

    private CopyItem known(MerchantId merchant, String itemId) {
        return jobs.findItem(merchant, itemId)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "copy.item-unknown", itemId));
    }

    private static DraftRows.Wanted of(MerchantId merchant, Wanted wanted) {
        return new DraftRows.Wanted(merchant, wanted.jobId(), wanted.show(), wanted.words());
    }
}
