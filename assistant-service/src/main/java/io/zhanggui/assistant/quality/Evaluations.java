package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.knowledge.MerchantId;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The runs of all merchants, one at a time for each. Thread-safe. */
@Component
public class Evaluations implements DisposableBean {

    private final Datasets datasets;
    private final RunStore store;
    private final Evaluator evaluator;
    private final Judgings judgings;
    private final RunningWork<EvaluationRun> running = new RunningWork<>("evaluation", "quality.run-running");

    Evaluations(Datasets datasets, RunStore store, Evaluator evaluator, Judgings judgings) {
        this.datasets = datasets;
        this.store = store;
        this.evaluator = evaluator;
        this.judgings = judgings;
    }

    /**
     * Begins to ask the shop a dataset, in the background.
     *
     * @throws ApiProblem 404 if the merchant has no such dataset, 409 while another run of the shop goes on
     */
    public EvaluationRun start(MerchantAccount shop, String datasetId) {
        DatasetInfo info = datasets.get(shop.id(), datasetId);
        Dataset dataset = datasets.read(shop.id(), info);
        EvaluationRun begun = evaluator.begin(info);
        UnderWay<EvaluationRun> now = new UnderWay<>(begun.id(), begun, EvaluationRun::at);
        running.begin(
                shop.id(),
                now,
                () -> store.save(shop.id(), begun),
                () -> evaluator.evaluate(shop, dataset, datasets.gate(info), now));
        return begun;
    }

    /** Stops a run after the cases that are being asked; nothing happens if it has ended. */
    public void cancel(MerchantId merchant, String id) {
        get(merchant, id);
        running.cancel(merchant, id);
    }

    /**
     * A run of this merchant.
     *
     * @throws ApiProblem 404 if there is none
     */
    public EvaluationRun get(MerchantId merchant, String id) {
        return store.find(merchant, id)
                .map(run -> current(merchant, run))
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "quality.run-unknown", id));
    }

    /** The runs of a merchant, the latest first. */
    public List<EvaluationRun> all(MerchantId merchant) {
        return store.all(merchant).stream().map(run -> current(merchant, run)).toList();
    }

    /** The run that goes on at this shop, if one does. */
    public Optional<EvaluationRun> running(MerchantId merchant) {
        return running.of(merchant).map(UnderWay::now);
    }

    /**
     * Deletes a run that has ended.
     *
     * @throws ApiProblem 404 if there is none, 409 if it goes on or is being judged
     */
    public void delete(MerchantId merchant, String id) {
        judgings.requireIdle(merchant, id);
        if (get(merchant, id).running()) {
            throw new ApiProblem(HttpStatus.CONFLICT, "quality.run-running");
        }
        store.delete(merchant, id);
    }

    /** Stops what runs, and waits a little for it. */
    @Override
    public void destroy() throws InterruptedException {
        running.close();
    }

    /** A run that goes on by what is stored and that nobody runs was left behind, unless it has just ended. */
    private EvaluationRun current(MerchantId merchant, EvaluationRun stored) {
        if (!stored.running() && stored.state() != EvaluationRun.State.DAMAGED) {
            return stored;
        }
        return running.of(merchant, stored.id()).map(UnderWay::now).orElseGet(() -> {
            EvaluationRun again = store.find(merchant, stored.id()).orElse(stored);
            return again.running() ? again.interrupted() : again;
        });
    }
}
