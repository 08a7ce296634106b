package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.backend.ChosenBackend;
import io.zhanggui.assistant.backend.ChosenBackends;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.quality.EvaluationRun.State;
import io.zhanggui.evaluation.judge.JudgedRun;
import io.zhanggui.evaluation.judge.RunJudge;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Runs that language models judge, one at a time for each merchant. Thread-safe. */
@Component
public class Judgings implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Judgings.class);

    private final ChosenBackends backends;
    private final Judges judges;
    private final RunStore store;
    private final Clock clock;
    private final RunningWork<Judging> running = new RunningWork<>("judging", "quality.judge-running");

    Judgings(ChosenBackends backends, Judges judges, RunStore store, Clock clock) {
        this.backends = backends;
        this.judges = judges;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What judging a run would ask, and cost, about.
     *
     * @param priced whether the price of the backend is known; else it costs nobody knows what, and no cap binds it
     */
    public record Offer(int questions, double fen, boolean priced) {}

    /** The backends that can judge, in the order of the chain. */
    public List<ChosenBackend> backends() {
        return backends.all();
    }

    /**
     * Reckons what judging would cost.
     *
     * @throws ApiProblem 404 if there is no such backend, 500 if the results cannot be read
     */
    public Offer offer(MerchantAccount shop, EvaluationRun run, JudgeWish wish) {
        ChosenBackend backend = backends.get(wish.backend());
        RunJudge.Estimate estimate = judges.hire(shop, backend, wish).judge().estimate(results(shop.id(), run.id()));
        return new Offer(estimate.questions(), estimate.fen(), backend.prices() != null);
    }

    /**
     * Begins to put the answers of a run to a backend, in the background.
     *
     * @throws ApiProblem 404 if there is no such backend, 409 while another run of the shop is judged, 422 if it would cost more
     *     than may be spent
     */
    public Judging start(MerchantAccount shop, EvaluationRun run, JudgeWish wish) {
        ChosenBackend backend = backends.get(wish.backend());
        Judges.Hired hired = judges.hire(shop, backend, wish);
        Run results = results(shop.id(), run.id());
        RunJudge.Estimate estimate = hired.judge().estimate(results);
        if (estimate.fen() > wish.capFen()) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "quality.judge-too-much",
                    yuan(estimate.fen()),
                    yuan(wish.capFen()));
        }
        Judging begun = new Judging(
                backend.name(),
                backend.model(),
                wish.samples(),
                wish.capFen(),
                estimate.questions(),
                clock.instant(),
                State.RUNNING,
                0,
                0,
                0,
                null);
        UnderWay<Judging> now = new UnderWay<>(run.id(), begun, Judging::at);
        running.begin(
                shop.id(),
                now,
                () -> store.saveJudging(shop.id(), run.id(), begun),
                () -> judge(shop.id(), results, hired, now));
        return begun;
    }

    /** Stops the judging of a run after the questions that are being put; nothing happens if it has ended. */
    public void cancel(MerchantId merchant, String run) {
        running.cancel(merchant, run);
    }

    /** How the judging of a run stands; nothing where no judge was asked. One that nobody does any more was interrupted. */
    public Optional<Judging> of(MerchantId merchant, EvaluationRun run) {
        return running.of(merchant, run.id())
                .map(UnderWay::now)
                .or(() -> store.judging(merchant, run.id())
                        .map(stored -> stored.running() ? stored.interrupted() : stored));
    }

    /** The last judging of a run that has finished: its verdicts are kept until another one finishes. */
    public Optional<Judging> finished(MerchantId merchant, EvaluationRun run) {
        return store.finishedJudging(merchant, run.id());
    }

    /** The verdicts on a run of which a judging has {@link #finished}; nothing if they cannot be read. */
    public Optional<JudgedRun> verdicts(MerchantId merchant, EvaluationRun run) {
        return store.verdicts(merchant, run.id());
    }

    /** @throws ApiProblem 409 if the run is being judged */
    void requireIdle(MerchantId merchant, String run) {
        running.requireIdle(merchant, run);
    }

    /** Stops what goes on, and waits a little for it. */
    @Override
    public void destroy() throws InterruptedException {
        running.close();
    }

    private void judge(MerchantId merchant, Run run, Judges.Hired hired, UnderWay<Judging> now) {
        State end = State.FAILED;
        try {
            JudgedRun judged = hired.judge().judge(run, now);
            Judging begun = now.now();
            String verdicts = judged.json(begun.backend() + "/" + begun.model(), begun.samples(), hired.spent());
            store.saveVerdicts(merchant, now.id(), verdicts);
            end = State.DONE;
        } catch (CancellationException stopped) {
            end = now.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = State.INTERRUPTED;
        } catch (RuntimeException failure) {
            log.error("The judging of run {} broke", now.id(), failure);
        }
        store.saveJudging(merchant, now.id(), now.now().ended(end, hired.spent(), clock.instant()));
        judges.prune(merchant);
    }

    private Run results(MerchantId merchant, String run) {
        return store.results(merchant, run).orElseThrow(() -> RunResults.damaged(run));
    }

    private static String yuan(double fen) {
        return String.format(Locale.ROOT, "%.4f", fen / 100);
    }
}
