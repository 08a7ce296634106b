package io.zhanggui.assistant.quality;

import static java.util.Objects.requireNonNull;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that was asked of a shop, or is being asked.
 *
 * @param id sorts by time; unique within the merchant
 * @param dataset the dataset's name at that time; the run's id where it is damaged
 * @param total how many cases there are to ask
 * @param done how many were asked
 * @param notScored at how many of them the service failed
 * @param started when its state was kept, where it is damaged
 * @param ended null while it runs, or if nobody lived to note it
 * @param measures by the metric's word, over all cases; empty unless done
 * @param met whether the thresholds were met; null where there are none
 */
public record EvaluationRun(
        String id,
        String datasetId,
        String dataset,
        int total,
        Instant started,
        State state,
        int done,
        int notScored,
        @Nullable Instant ended,
        Map<String, Measure> measures,
        @Nullable Boolean met) {

    public EvaluationRun {
        requireNonNull(id, "id");
        requireNonNull(datasetId, "datasetId");
        requireNonNull(dataset, "dataset");
        requireNonNull(started, "started");
        requireNonNull(state, "state");
        measures = Map.copyOf(measures);
    }

    /** How far a run has come. */
    public enum State {
        RUNNING,
        DONE,
        /** Somebody stopped it. */
        CANCELLED,
        /** The process that ran it ended first. */
        INTERRUPTED,
        /** It broke; the log says why. */
        FAILED,
        /** A file of it cannot be read; the log names it. Never stored. */
        DAMAGED
    }

    static EvaluationRun begun(String id, DatasetInfo dataset, Instant now) {
        return new EvaluationRun(
                id, dataset.id(), dataset.name(), dataset.cases(), now, State.RUNNING, 0, 0, null, Map.of(), null);
    }

    /** A run of which nothing can be read. */
    static EvaluationRun damaged(String id, Instant kept) {
        return new EvaluationRun(id, "", id, 0, kept, State.DAMAGED, 0, 0, null, Map.of(), null);
    }

    /** This run, whose results cannot be read. */
    public EvaluationRun damaged() {
        return new EvaluationRun(
                id, datasetId, dataset, total, started, State.DAMAGED, done, notScored, ended, Map.of(), null);
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** Whether it has scores. */
    public boolean scored() {
        return state == State.DONE;
    }

    /** The value of a metric over all cases. */
    public Optional<Measure> measure(Metric metric) {
        return Optional.ofNullable(measures.get(metric.word()));
    }

    /** How long it ran, until now if it still does. */
    public Duration took(Instant now) {
        return Duration.between(started, ended == null ? now : ended);
    }

    EvaluationRun at(int done, int notScored) {
        return new EvaluationRun(id, datasetId, dataset, total, started, state, done, notScored, ended, measures, met);
    }

    EvaluationRun interrupted() {
        return new EvaluationRun(
                id, datasetId, dataset, total, started, State.INTERRUPTED, done, notScored, ended, measures, met);
    }

    EvaluationRun ended(State state, Instant now) {
        return new EvaluationRun(id, datasetId, dataset, total, started, state, done, notScored, now, measures, met);
    }

    EvaluationRun scored(Map<String, Measure> measures, @Nullable Boolean met, Instant now) {
        return new EvaluationRun(
                id, datasetId, dataset, total, started, State.DONE, done, notScored, now, measures, met);
    }
}
