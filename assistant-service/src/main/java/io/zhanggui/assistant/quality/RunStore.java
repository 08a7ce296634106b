package io.zhanggui.assistant.quality;

import io.zhanggui.evaluation.judge.JudgedRun;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.knowledge.MerchantId;
import java.util.List;
import java.util.Optional;

/**
 * Where runs are kept. An id of another merchant is as unknown as one that never was. What cannot be read is logged, and breaks
 * nothing else. Thread-safe.
 */
interface RunStore {

    /** Keeps how far a run has come, in place of what was known of it. */
    void save(MerchantId merchant, EvaluationRun run);

    /** Keeps every case of a run with what was said. */
    void saveResults(MerchantId merchant, String id, Run results);

    /** One that cannot be read is {@linkplain EvaluationRun.State#DAMAGED damaged}. */
    Optional<EvaluationRun> find(MerchantId merchant, String id);

    /** The latest first, with those that are damaged. */
    List<EvaluationRun> all(MerchantId merchant);

    /** What {@link #saveResults} kept; nothing if it cannot be read. */
    Optional<Run> results(MerchantId merchant, String id);

    /** Keeps how far the judging of a run has come, in place of what was known of it; but see {@link #finishedJudging}. */
    void saveJudging(MerchantId merchant, String id, Judging judging);

    /** Keeps every verdict on a run, in place of those of an earlier judge. */
    void saveVerdicts(MerchantId merchant, String id, String json);

    /** Nothing, too, if it cannot be read. */
    Optional<Judging> judging(MerchantId merchant, String id);

    /** The last judging that has finished, whatever became of later ones: the verdicts are its own. Nothing, too, if it cannot be read. */
    Optional<Judging> finishedJudging(MerchantId merchant, String id);

    /** What {@link #saveVerdicts} kept; nothing if it cannot be read. */
    Optional<JudgedRun> verdicts(MerchantId merchant, String id);

    void delete(MerchantId merchant, String id);
}
