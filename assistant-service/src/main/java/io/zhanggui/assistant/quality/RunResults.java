package io.zhanggui.assistant.quality;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.evaluation.comparison.Comparison;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.run.Summary;
import io.zhanggui.knowledge.MerchantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What was said in runs that are done, and what changed since the run before. Thread-safe; remembers what was last read. */
@Component
public class RunResults {

    private static final int REMEMBERED = 8;

    private final Evaluations evaluations;
    private final RunStore store;
    private final Cache<Key, Results> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RunResults(Evaluations evaluations, RunStore store) {
        this.evaluations = evaluations;
        this.store = store;
    }

    private record Key(
            MerchantId merchant, String id, @Nullable String previous) {}

    /**
     * What was said in a run.
     *
     * @param summary its scores
     * @param wrong what went wrong, the worst first
     * @param previous the run of the same dataset before it, if there is one
     * @param comparison with that run
     */
    public record Results(
            Run run,
            Summary summary,
            List<CaseResult> wrong,
            @Nullable EvaluationRun previous,
            @Nullable Comparison comparison) {

        public Results {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * The results of a run that is done; nothing if they cannot be read. A run before it that cannot be read is as if there was none.
     */
    public Optional<Results> of(MerchantId merchant, EvaluationRun run) {
        EvaluationRun previous = previous(merchant, run).orElse(null);
        Key key = new Key(merchant, run.id(), previous == null ? null : previous.id());
        Results known = remembered.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        return store.results(merchant, run.id()).map(after -> {
            Run before = previous == null
                    ? null
                    : store.results(merchant, previous.id()).orElse(null);
            Results results = new Results(
                    after,
                    Summary.of(after),
                    after.wrong(),
                    before == null ? null : previous,
                    before == null ? null : Comparison.of(before, after));
            remembered.put(key, results);
            return results;
        });
    }

    /**
     * Every case of a run with what was said.
     *
     * @throws ApiProblem 500 if it cannot be read
     */
    public Run run(MerchantId merchant, EvaluationRun run) {
        return of(merchant, run).map(Results::run).orElseThrow(() -> damaged(run.id()));
    }

    /** A run is done, and its results cannot be read. */
    static ApiProblem damaged(String id) {
        return new ApiProblem(HttpStatus.INTERNAL_SERVER_ERROR, "quality.run-damaged", id);
    }

    private Optional<EvaluationRun> previous(MerchantId merchant, EvaluationRun run) {
        return evaluations.all(merchant).stream()
                .filter(other -> other.scored()
                        && other.datasetId().equals(run.datasetId())
                        && other.started().isBefore(run.started()))
                .findFirst();
    }
}
