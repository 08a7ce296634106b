package io.zhanggui.evaluation.judge;

/** What came of asking a judge for a score. Only {@link Scored} says anything of the answer. */
public sealed interface Judgement {

    /**
     * The judge gave a score.
     *
     * @param value mean over the samples, 0 (worst) to 1 (best)
     * @param spread standard deviation of the samples; 0 where there is one
     * @param samples how many replies could be read, at least half of those asked for
     * @param reason of the sample next to the mean
     */
    record Scored(double value, double spread, int samples, String reason) implements Judgement {}

    /**
     * The judge replied, and more than half of its replies hold no verdict.
     *
     * @param reply the first of these
     */
    record Unparseable(String reply) implements Judgement {}

    /** The judge did not reply. */
    record BackendDown(String reason) implements Judgement {}

    /** The judge was not asked: what may be spent was spent. */
    record Capped() implements Judgement {}
}
