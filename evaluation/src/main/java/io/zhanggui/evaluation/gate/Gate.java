package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.run.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds that a run has to meet, all of them. */
public record Gate(List<Threshold> thresholds) {

    /** Beside a dataset, the thresholds of the datasets of its folder. */
    public static final String FILE = "gate.json";

    public Gate {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * The thresholds that {@code gate.json} beside the dataset names for it: {@code {"NAME": {"min": {"METRIC": 0.8},
     * "max": {}}}}; none where there is no file or the file does not name the dataset.
     *
     * @throws GateInvalid if the file is not of that form
     */
    public static Gate beside(Path dataset, String name) {
        Path file = dataset.resolveSibling(FILE);
        if (!Files.exists(file)) {
            return new Gate(List.of());
        }
        try {
            return parse(file.toString(), Files.readString(file), name);
        } catch (IOException e) {
            throw new GateInvalid(Message.of("gate.file", file, String.valueOf(e.getMessage())));
        }
    }

    /**
     * The thresholds of a dataset out of the content of such a file.
     *
     * @param file by which messages call it
     * @throws GateInvalid if the content is not of that form
     */
    public static Gate parse(String file, String content, String name) {
        try {
            JsonNode sides = JsonMapper.shared().readTree(content).path(name);
            return new Gate(Stream.concat(side(file, sides, Bound.MIN), side(file, sides, Bound.MAX))
                    .toList());
        } catch (JacksonException e) {
            throw new GateInvalid(Message.of("gate.file", file, String.valueOf(e.getMessage())));
        }
    }

    /** These thresholds, except where the others speak of the same metric and side. */
    public Gate overriddenBy(List<Threshold> others) {
        List<Threshold> all = new ArrayList<>(thresholds);
        for (Threshold other : others) {
            all.removeIf(mine -> mine.metric() == other.metric() && mine.bound() == other.bound());
            all.add(other);
        }
        return new Gate(all);
    }

    public Verdict judge(Summary summary) {
        if (!summary.overall().isCovered()) {
            return new Verdict.NotCovered(summary.overall().coverage());
        }
        List<Verdict.Miss> misses = thresholds.stream()
                .flatMap(threshold -> miss(threshold, summary).stream())
                .toList();
        return misses.isEmpty() ? new Verdict.Met() : new Verdict.Missed(misses);
    }

    private static Optional<Verdict.Miss> miss(Threshold threshold, Summary summary) {
        Optional<Double> measured =
                summary.overall().measure(threshold.metric()).map(Measure::value);
        return measured.isPresent() && threshold.isMetBy(measured.get())
                ? Optional.empty()
                : Optional.of(new Verdict.Miss(threshold, measured.orElse(null)));
    }

    private static Stream<Threshold> side(String file, JsonNode sides, Bound bound) {
        String side = bound == Bound.MIN ? "min" : "max";
        return sides.path(side).propertyStream().map(entry -> {
            if (!entry.getValue().isNumber()) {
                throw new GateInvalid(Message.of("gate.file", file, entry.getKey()));
            }
            return Threshold.of(bound, entry.getKey(), entry.getValue().doubleValue());
        });
    }
}
