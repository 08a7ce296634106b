package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Trial;
import io.zhanggui.evaluation.check.Groundedness;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Runner;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.knowledge.retrieval.Retrieval;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Asks a shop a dataset and holds the answers against what they cite. Thread-safe. */
@Component
class DatasetRunner {

    /** Sentences of which a run keeps the vectors, some 60 kB each: shoppers share the memory with it. */
    private static final int REMEMBERED = 200;

    private final Trial trial;
    private final Retrieval retrieval;
    private final Runner runner;
    private final Semaphore seats;
    private final InProcessEmbeddingModels models = new InProcessEmbeddingModels();

    DatasetRunner(Trial trial, Retrieval retrieval, Clock clock, QualitySettings settings) {
        this.trial = trial;
        this.retrieval = retrieval;
        this.runner = new Runner(settings.parallel(), clock);
        this.seats = new Semaphore(settings.parallel(), true);
    }

    /** @throws CancellationException if it was not to go on */
    Run run(MerchantAccount shop, Dataset dataset, Runner.Progress progress) throws InterruptedException {
        return runner.run(dataset, shop.name(), new OwnService(shop, trial, retrieval, seats), progress)
                .groundedBy(new Groundedness(new SentenceReader(models, REMEMBERED)), progress);
    }
}
