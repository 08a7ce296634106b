package io.zhanggui.assistant.quality;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.gate.Gate;
import io.zhanggui.evaluation.gate.Verdict;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a shop a dataset and keeps what came of it. Thread-safe. */
@Component
class Evaluator {

    private static final Logger log = LoggerFactory.getLogger(Evaluator.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final DatasetRunner runner;
    private final RunStore store;
    private final Clock clock;
    private final RandomGenerator random;
    private final MeterRegistry meters;

    Evaluator(DatasetRunner runner, RunStore store, Clock clock, RandomGenerator random, MeterRegistry meters) {
        this.runner = runner;
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.meters = meters;
        Stream.of(State.DONE, State.CANCELLED, State.INTERRUPTED, State.FAILED).forEach(this::ended);
    }

    EvaluationRun begin(DatasetInfo dataset) {
        Instant now = clock.instant();
        String id = TIME.format(now) + "-" + HexFormat.of().toHexDigits(random.nextInt());
        return EvaluationRun.begun(id, dataset, now);
    }

    /** Returns when the run has ended and is stored. */
    void evaluate(MerchantAccount shop, Dataset dataset, Gate gate, UnderWay<EvaluationRun> running) {
        State broken = State.FAILED;
        try {
            Run run = runner.run(shop, dataset, running);
            keep(shop.id(), run, gate, running);
            return;
        } catch (CancellationException stopped) {
            broken = running.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken = State.INTERRUPTED;
        } catch (RuntimeException failure) {
            log.error("Run {} broke", running.id(), failure);
        }
        store.save(shop.id(), running.now().ended(broken, clock.instant()));
        ended(broken).increment();
    }

    /** Counts the runs that ended so. */
    private Counter ended(State end) {
        return meters.counter("zhanggui.evaluation.runs", "end", end.name().toLowerCase(Locale.ROOT));
    }

    private void keep(MerchantId merchant, Run run, Gate gate, UnderWay<EvaluationRun> running) {
        Summary summary = Summary.of(run);
        Map<String, Measure> measures = new LinkedHashMap<>();
        summary.overall().measures().forEach((metric, measure) -> measures.put(metric.word(), measure));
        store.saveResults(merchant, running.id(), run);
        store.save(merchant, running.now().scored(measures, met(gate, summary, run), clock.instant()));
        ended(State.DONE).increment();
    }

    private static @Nullable Boolean met(Gate gate, Summary summary, Run run) {
        return gate.isEmpty() ? null : gate.judge(summary, run.results()) instanceof Verdict.Met;
    }
}
