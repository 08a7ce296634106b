package io.zhanggui.assistant.copywriting;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns a request into a job with its items and its lanes, in one transaction. Thread-safe. */
@Component
class JobStart {

    private static final int CHUNK = 1000;

    private final JobRows jobs;
    private final ItemRows items;
    private final ChosenProducts products;
    private final Scheduler scheduler;
    private final CopySettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final TransactionTemplate transaction;

    JobStart(
            JobRows jobs,
            ItemRows items,
            ChosenProducts products,
            Scheduler scheduler,
            CopySettings settings,
            Clock clock,
            RandomGenerator random,
            PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.items = items;
        this.products = products;
        this.scheduler = scheduler;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.transaction = new TransactionTemplate(transactions);
    }

    CopyJob start(MerchantAccount merchant, CopyRequest request, @Nullable String requestKey) {
        String hash = hash(request);
        Optional<CopyJob> earlier = requestKey == null ? Optional.empty() : earlier(merchant.id(), requestKey, hash);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        List<Product> chosen = products.of(merchant.id(), request);
        long total = (long) chosen.size() * request.variants();
        if (total > settings.maxItems()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "copy.too-many", total, settings.maxItems());
        }
        CopyJob job = job(merchant.id(), request, (int) total);
        try {
            transaction.executeWithoutResult(status -> insert(job, chosen, requestKey, hash));
        } catch (DuplicateKeyException raced) {
            return earlier(merchant.id(), Objects.requireNonNullElse(requestKey, ""), hash)
                    .orElseThrow(() -> raced);
        }
        scheduler.triggerCheckForDueExecutions();
        return job;
    }

    /** How many products the request is for. */
    int chosen(MerchantId merchant, CopyRequest request) {
        return products.count(merchant, request);
    }

    private CopyJob job(MerchantId merchant, CopyRequest request, int total) {
        Instant now = clock.instant();
        return new CopyJob(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                merchant,
                request.channel(),
                request.locale(),
                request.tone(),
                request.variants(),
                JobStatus.RUNNING,
                new JobCounts(total, 0, 0, 0, 0),
                Pace.from(now),
                now,
                null);
    }

    private void insert(CopyJob job, List<Product> chosen, @Nullable String requestKey, String hash) {
        jobs.insert(job, requestKey, hash);
        List<ItemRows.NewItem> rows = new ArrayList<>();
        int position = 0;
        for (Product product : chosen) {
            for (int variant = 1; variant <= job.variants(); variant++) {
                rows.add(new ItemRows.NewItem(
                        position, product.code(), product.title(), variant, position % settings.lanes()));
                position++;
            }
            if (rows.size() >= CHUNK) {
                items.insert(job, rows);
                rows.clear();
            }
        }
        if (!rows.isEmpty()) {
            items.insert(job, rows);
        }
        Instant now = clock.instant();
        for (int lane = 0; lane < Math.min(settings.lanes(), job.counts().total()); lane++) {
            scheduler.schedule(CopyLane.of(job, lane), now);
        }
    }

    private Optional<CopyJob> earlier(MerchantId merchant, String requestKey, String hash) {
        Optional<JobRows.Requested> requested = jobs.requested(merchant, requestKey);
        if (requested.filter(known -> !known.hash().equals(hash)).isPresent()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "copy.key-reused", requestKey);
        }
        return requested.flatMap(known -> jobs.find(merchant, known.jobId()));
    }

    private static String hash(CopyRequest request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(request.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
