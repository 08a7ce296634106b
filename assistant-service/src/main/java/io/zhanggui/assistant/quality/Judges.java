package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.backend.ChosenBackend;
import io.zhanggui.assistant.backend.Prices;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.evaluation.judge.Judge;
import io.zhanggui.evaluation.judge.KeptReplies;
import io.zhanggui.evaluation.judge.Price;
import io.zhanggui.evaluation.judge.RunJudge;
import io.zhanggui.evaluation.judge.Spending;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes judges of backends. What they replied is kept for each merchant, the latest 50,000 replies, in
 * {@code judge-replies/MERCHANT.jsonl}. Thread-safe.
 */
@Component
class Judges {

    private static final Logger log = LoggerFactory.getLogger(Judges.class);

    /** 5,000 cases, two criteria, five samples. */
    private static final int MOST_REPLIES = 50_000;

    private final DataFolder data;
    private final QualitySettings settings;

    Judges(DataFolder data, QualitySettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** A judge and what it has spent. */
    record Hired(RunJudge judge, Spending spending) {

        /** In fen. */
        double spent() {
            return spending.spent();
        }
    }

    Hired hire(MerchantAccount shop, ChosenBackend backend, JudgeWish wish) {
        Spending spending = new Spending(price(backend.prices()), wish.capFen());
        Judge judge = new Judge(
                backend.asModel(shop.id(), "judge"),
                backend.name() + "/" + backend.model(),
                wish.samples(),
                shop.locale(),
                kept(shop),
                spending);
        return new Hired(new RunJudge(judge, settings.parallel()), spending);
    }

    /** Drops the oldest replies beyond those that are kept; not while a judge of the merchant is asked. */
    void prune(MerchantId merchant) {
        Path file = file(merchant);
        try {
            KeptReplies.prune(file, MOST_REPLIES);
        } catch (IOException e) {
            log.warn("{} could not be shortened; it is tried again after the next judging", file, e);
        }
    }

    private Path file(MerchantId merchant) {
        return data.resolve("judge-replies").resolve(merchant.value() + ".jsonl");
    }

    private KeptReplies kept(MerchantAccount shop) {
        Path file = file(shop.id());
        try {
            Files.createDirectories(file.getParent());
            return KeptReplies.in(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Price price(@Nullable Prices known) {
        return known == null
                ? Price.FREE
                : new Price(known.input().doubleValue(), known.output().doubleValue());
    }
}
