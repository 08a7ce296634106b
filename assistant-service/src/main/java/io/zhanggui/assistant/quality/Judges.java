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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes judges of backends. What they replied is kept for each merchant, {@code judge-replies/MERCHANT.jsonl}. Thread-safe. */
@Component
class Judges {

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

    private KeptReplies kept(MerchantAccount shop) {
        Path folder = data.resolve("judge-replies");
        try {
            Files.createDirectories(folder);
            return KeptReplies.in(folder.resolve(shop.id().value() + ".jsonl"));
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
