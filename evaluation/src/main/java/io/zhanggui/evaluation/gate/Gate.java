package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules that a run has to meet, all of them.
 *
 * @param regression null: the run is held to no baseline
 */
public record Gate(
        List<Threshold> thresholds,
        MustPass mustPass,
        @Nullable Regression regression) {

    /** Beside a dataset, the rules of the datasets of its folder. */
    public static final String FILE = "gate.json";

    public Gate {
        thresholds = List.copyOf(thresholds);
    }

    /** Thresholds alone. */
    public Gate(List<Threshold> thresholds) {
        this(thresholds, MustPass.NONE, null);
    }

    /**
     * The rules that {@code gate.json} beside the dataset names for it: {@code {"NAME": {"min": {"METRIC": 0.8}, "max": {},
     * "mustPass": ["ID"], "mustPassTags": ["TAG"], "noRegression": {"baseline": "FILE", "broken": 0, "metrics": {"METRIC":
     * 0.01}}}}}; none where there is no file or the file does not name the dataset.
     *
     * @throws GateInvalid if the file is not of that form
     */
    public static Gate beside(Path dataset, String name) {
        Path file = dataset.resolveSibling(FILE);
        return Files.exists(file) ? read(file, name) : new Gate(List.of());
    }

    /**
     * The rules that a file names for a dataset.
     *
     * @throws GateInvalid if the file is not there or not of the form of {@link #beside}
     */
    public static Gate read(Path file, String name) {
        return new GateFile(file.toString(), text(file), named -> text(file.resolveSibling(named))).read(name);
    }

    /**
     * The rules of a dataset out of the content of such a file.
     *
     * @param file by which messages call it
     * @param files content of a file that it names, such as a baseline
     * @throws GateInvalid if the content is not of that form
     */
    public static Gate parse(String file, String content, String name, UnaryOperator<String> files) {
        return new GateFile(file, content, files).read(name);
    }

    /** Whether there is nothing to meet. */
    public boolean isEmpty() {
        return thresholds.isEmpty() && mustPass.isEmpty() && regression == null;
    }

    /** These rules, except for thresholds where the others speak of the same metric and side. */
    public Gate overriddenBy(List<Threshold> others) {
        List<Threshold> all = new ArrayList<>(thresholds);
        for (Threshold other : others) {
            all.removeIf(mine -> mine.metric() == other.metric() && mine.bound() == other.bound());
            all.add(other);
        }
        return new Gate(all, mustPass, regression);
    }

    /** These rules, with those against a baseline held against another one. */
    public Gate against(Baseline other) {
        return new Gate(thresholds, mustPass, regression == null ? null : regression.against(other));
    }

    /** @param results the cases that the summary sums up */
    public Verdict judge(Summary summary, List<CaseResult> results) {
        if (!summary.overall().isCovered()) {
            return new Verdict.NotCovered(summary.overall().coverage());
        }
        Stream<Verdict.Miss> outOfBounds = thresholds.stream().flatMap(threshold -> miss(threshold, summary).stream());
        Stream<Verdict.Miss> worse = regression == null ? Stream.empty() : regression.misses(summary, results);
        List<Verdict.Miss> misses = Stream.of(outOfBounds, mustPass.misses(results), worse)
                .flatMap(stream -> stream)
                .toList();
        return misses.isEmpty() ? new Verdict.Met() : new Verdict.Missed(misses);
    }

    private static Optional<Verdict.Miss> miss(Threshold threshold, Summary summary) {
        Optional<Double> measured =
                summary.overall().measure(threshold.metric()).map(measure -> measure.value());
        return measured.isPresent() && threshold.isMetBy(measured.get())
                ? Optional.empty()
                : Optional.of(new Verdict.OutOfBounds(threshold, measured.orElse(null)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new GateInvalid(Message.of("gate.file", file, String.valueOf(e.getMessage())));
        }
    }
}
