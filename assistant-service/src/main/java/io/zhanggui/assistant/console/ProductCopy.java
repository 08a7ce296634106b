package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyItem;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The copy of a product, by channel. Thread-safe. */
@Component
class ProductCopy {

    private static final int DRAFTS = 20;

    private final CopyJobs jobs;
    private final ChannelProfiles channels;

    ProductCopy(CopyJobs jobs, ChannelProfiles channels) {
        this.jobs = jobs;
        this.channels = channels;
    }

    /**
     * A draft with the channel it was written for.
     *
     * @param channel its name in the reader's language
     * @param jobAt when its job was started
     */
    record Written(DraftView draft, String channel, Instant jobAt) {}

    /** Channel by channel, the latest job first. */
    List<Written> of(MerchantId shop, String code, Locale reader) {
        return jobs.drafted(shop, code, DRAFTS).stream()
                .flatMap(item -> written(shop, item, reader).stream())
                .sorted(Comparator.comparing(Written::channel))
                .toList();
    }

    private Optional<Written> written(MerchantId shop, CopyItem item, Locale reader) {
        return jobs.find(shop, item.jobId())
                .map(job -> new Written(DraftView.of(item), channel(job, reader), job.createdAt()));
    }

    private String channel(CopyJob job, Locale reader) {
        return channels.find(job.channel()).map(profile -> profile.name(reader)).orElse(job.channel());
    }
}
