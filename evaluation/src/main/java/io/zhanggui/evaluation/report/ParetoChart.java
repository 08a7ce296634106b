package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.metric.Measure.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Quality, with its interval, against a price: what it costs or how long it takes. The front is a line, and its targets are
 * filled.
 *
 * @param title what screen readers say
 * @param axis what the price is
 */
record ParetoChart(LeaderBoard board, String title, String axis, Function<Leader, OptionalDouble> price) {

    private static final int LEFT = 60;
    private static final int PLOT = 620;
    private static final int RIGHT = 200;
    private static final int TOP = 20;
    private static final int HEIGHT = 300;
    private static final int STEPS = 5;
    private static final int LINE = 15;

    /** A target at its place. */
    private record Point(Leader leader, double price, boolean front) {}

    /** Where values lie in the picture. */
    private record Scale(double step, double low, double high) {

        double x(double price) {
            return LEFT + price / (step * STEPS) * PLOT;
        }

        double y(double share) {
            return TOP + HEIGHT * (high - share) / (high - low);
        }
    }

    /** Nothing can be drawn of targets without a price. */
    boolean isEmpty() {
        return points().isEmpty();
    }

    String svg() {
        List<Point> points = points();
        Scale scale = scale(points);
        return Markup.svg(
                title,
                LEFT + PLOT + RIGHT,
                TOP + HEIGHT + 60,
                grid(scale)
                        + front(scale)
                        + points.stream().map(point -> mark(point, scale)).collect(Collectors.joining())
                        + labels(points, scale));
    }

    private List<Point> points() {
        List<Leader> front = board.front(price);
        return board.places().stream()
                .map(LeaderBoard.Place::leader)
                .filter(leader -> price.apply(leader).isPresent())
                .map(leader -> new Point(leader, price.apply(leader).orElseThrow(), front.contains(leader)))
                .toList();
    }

    private static Scale scale(List<Point> points) {
        double most = points.stream().mapToDouble(Point::price).max().orElse(0);
        double low = points.stream()
                .mapToDouble(point -> point.leader().interval().low())
                .min()
                .orElse(0);
        double high = points.stream()
                .mapToDouble(point -> point.leader().interval().high())
                .max()
                .orElse(1);
        double floor = Math.max(0, Math.floor(low * 10) / 10);
        double ceiling = Math.min(1, Math.ceil(high * 10) / 10);
        return new Scale(
                most == 0 ? 1 : Histogram.niceBin(most / STEPS), floor == ceiling ? floor - 0.1 : floor, ceiling);
    }

    private String grid(Scale scale) {
        StringBuilder grid = new StringBuilder();
        for (int i = 0; i <= STEPS; i++) {
            double share = scale.low() + (scale.high() - scale.low()) * i / STEPS;
            double x = scale.x(i * scale.step());
            grid.append(Markup.line(LEFT, scale.y(share), LEFT + PLOT, scale.y(share), "grid"))
                    .append(Markup.text(
                            LEFT - 8, scale.y(share) + 4, "end", String.format(Locale.ROOT, "%.0f %%", share * 100)))
                    .append(Markup.text(x, TOP + HEIGHT + 20, "middle", Words.brief(i * scale.step())));
        }
        return grid
                + Markup.line(LEFT, TOP + HEIGHT, LEFT + PLOT, TOP + HEIGHT, "axis")
                + Markup.text(LEFT + PLOT / 2.0, TOP + HEIGHT + 44, "middle", axis);
    }

    /** A stair: what is best for at most so much. */
    private String front(Scale scale) {
        StringBuilder path = new StringBuilder();
        double before = TOP + HEIGHT;
        for (Leader leader : board.front(price)) {
            double x = scale.x(price.apply(leader).orElseThrow());
            double y = scale.y(leader.quality());
            path.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x, before, x, y));
            before = y;
        }
        path.append(String.format(Locale.ROOT, "%d,%.1f", LEFT + PLOT, before));
        return "<polyline class=\"front\" points=\"" + path + "\"/>\n";
    }

    private String mark(Point point, Scale scale) {
        double x = scale.x(point.price());
        Interval interval = point.leader().interval();
        String hint = point.leader().name() + ": "
                + Words.percent(point.leader().quality()) + ", " + Words.brief(point.price());
        return Markup.line(x, scale.y(interval.low()), x, scale.y(interval.high()), "first")
                + Markup.circle(x, scale.y(point.leader().quality()), 6, point.front() ? "first" : "beaten", hint);
    }

    /** Beside the marks; of two that would lie on each other the lower one moves down. */
    private static String labels(List<Point> points, Scale scale) {
        StringBuilder labels = new StringBuilder();
        double taken = Double.NEGATIVE_INFINITY;
        for (Point point : points.stream()
                .sorted(Comparator.comparingDouble(point -> -point.leader().quality()))
                .toList()) {
            double y = Math.max(scale.y(point.leader().quality()) - 9, taken + LINE);
            taken = y;
            labels.append(Markup.text(
                    scale.x(point.price()) + 8, y, "start", point.leader().name()));
        }
        return labels.toString();
    }
}
