package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Measure;
import io.zhanggui.evaluation.metric.Metric;
import io.zhanggui.evaluation.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs of one dataset, the earliest first.
 *
 * @param points at least one; the last is the run of the report
 */
record Trend(List<Point> points) {

    static final List<Metric> METRICS =
            List.of(Metric.OUTCOME_CORRECT, Metric.ANSWERABLE_CORRECT, Metric.UNANSWERABLE_ANSWERED);
    private static final int MOST = 30;

    record Point(Instant started, Map<Metric, Double> values) {}

    /** The report alone. */
    static Trend of(Report report) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : METRICS) {
            report.summary()
                    .overall()
                    .measure(metric)
                    .map(Measure::value)
                    .ifPresent(value -> values.put(metric, value));
        }
        return new Trend(List.of(new Point(report.run().started(), values)));
    }

    /** The report after those of the same dataset and subject whose folders lie beside its own. */
    static Trend beside(Path folder, Report report) throws IOException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        List<Point> points = new ArrayList<>();
        if (parent != null) {
            try (Stream<Path> runs = Files.list(parent)) {
                runs.filter(run -> !run.equals(folder.toAbsolutePath().normalize()))
                        .map(run -> run.resolve("summary.json"))
                        .filter(Files::isRegularFile)
                        .flatMap(file -> read(file, report.run()).stream())
                        .filter(point -> point.started().isBefore(report.run().started()))
                        .sorted(Comparator.comparing(Point::started))
                        .forEach(points::add);
            }
        }
        points.addAll(of(report).points());
        return new Trend(List.copyOf(points.subList(Math.max(0, points.size() - MOST), points.size())));
    }

    /** What a summary says, if it is one of the same dataset and subject. */
    private static Optional<Point> read(Path file, Run run) {
        try {
            JsonNode summary = JsonMapper.shared().readTree(Files.readString(file));
            if (!summary.path("dataset").asString("").equals(run.dataset().name())
                    || !summary.path("subject").asString("").equals(run.subject())) {
                return Optional.empty();
            }
            Map<Metric, Double> values = new EnumMap<>(Metric.class);
            for (Metric metric : METRICS) {
                JsonNode value = summary.path("overall")
                        .path("metrics")
                        .path(metric.word())
                        .path("value");
                if (value.isNumber()) {
                    values.put(metric, value.doubleValue());
                }
            }
            return Optional.of(new Point(Instant.parse(summary.path("started").asString("")), values));
        } catch (IOException | JacksonException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
