package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.CallFigures.DaySpent;
import io.zhanggui.assistant.backend.CallFigures.Ended;
import io.zhanggui.assistant.backend.CallFigures.HourlyPace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of the backends, as lines and bars. */
final class BackendPlots {

    private static final int HOURS = 24;
    private static final int DAYS = 30;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:00");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private BackendPlots() {}

    /** A plot: a value for each label in each series, null where there is none. */
    record Plot(List<String> labels, List<Series> series) {

        public boolean empty() {
            return series.isEmpty();
        }
    }

    record Series(String name, List<@Nullable Number> values) {}

    /** Seconds, by hour. */
    static Plot pace(List<HourlyPace> paces, Instant now, ZoneId zone) {
        Instant last = now.truncatedTo(ChronoUnit.HOURS);
        List<Instant> hours = IntStream.rangeClosed(0, HOURS)
                .mapToObj(i -> last.minus(Duration.ofHours(HOURS - i)))
                .toList();
        return plot(
                hours,
                hour -> HOUR.format(hour.atZone(zone)),
                names(paces, HourlyPace::backend),
                (backend, hour) -> paces.stream()
                        .filter(pace -> pace.backend().equals(backend)
                                && pace.hour().truncatedTo(ChronoUnit.HOURS).equals(hour))
                        .map(pace -> pace.p50() / 1000.0)
                        .findFirst()
                        .orElse(null));
    }

    /** Calls, by how they ended. */
    static Plot ended(List<Ended> ends, Function<String, String> inWords) {
        return plot(
                names(ends, Ended::outcome),
                inWords,
                names(ends, Ended::backend),
                (backend, outcome) -> ends.stream()
                        .filter(end ->
                                end.backend().equals(backend) && end.outcome().equals(outcome))
                        .map(Ended::calls)
                        .findFirst()
                        .orElse(null));
    }

    /** Yuan, by day. */
    static Plot spent(List<DaySpent> spendings, LocalDate today) {
        List<LocalDate> days = IntStream.range(0, DAYS)
                .mapToObj(i -> today.minusDays(DAYS - 1L - i))
                .toList();
        return plot(
                days,
                DAY::format,
                names(spendings, DaySpent::backend),
                (backend, day) -> spendings.stream()
                        .filter(spent ->
                                spent.backend().equals(backend) && spent.day().equals(day))
                        .map(DaySpent::fen)
                        .map(fen -> (Number) fen.movePointLeft(2))
                        .findFirst()
                        .orElse(BigDecimal.ZERO));
    }

    private static <T> List<String> names(List<T> rows, Function<T, String> name) {
        return List.copyOf(new TreeSet<>(rows.stream().map(name).toList()));
    }

    private static <T> Plot plot(
            List<T> points,
            Function<T, String> label,
            List<String> backends,
            BiFunction<String, T, @Nullable Number> value) {
        List<Series> series = new ArrayList<>();
        for (String backend : backends) {
            List<@Nullable Number> values = new ArrayList<>();
            points.forEach(point -> values.add(value.apply(backend, point)));
            if (values.stream().anyMatch(Objects::nonNull)) {
                series.add(new Series(backend, values));
            }
        }
        return new Plot(points.stream().map(label).toList(), series);
    }
}
