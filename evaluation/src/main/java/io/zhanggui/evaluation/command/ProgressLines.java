package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.run.Runner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells how far a run is, in its two stretches, asking and holding answers against what they cite: a line for each tenth of the
 * way, and one when nothing was said for ten seconds. Thread-safe.
 */
final class ProgressLines implements Runner.Progress {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Console console;
    private final Clock clock;
    private Stretch asking;
    private @Nullable Stretch grounding;

    ProgressLines(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.asking = new Stretch(0, 1, clock.instant());
    }

    /** A part of the way. */
    private static final class Stretch {

        private final int known;
        private final Instant since;
        private int furthest;
        private int tenth;
        private Instant told;

        Stretch(int known, int total, Instant now) {
            this.known = known;
            this.tenth = known * 10 / total;
            this.since = now;
            this.told = now;
        }

        /** Whether it is time to say something. Of workers that overtake each other the later one is not heard. */
        boolean isDue(int done, int total, Instant now) {
            if (done <= furthest && done < total) {
                return false;
            }
            furthest = done;
            int reached = (int) (done * 10L / total);
            if (done < total && reached <= tenth && Duration.between(told, now).compareTo(SILENCE) < 0) {
                return false;
            }
            tenth = Math.max(tenth, reached);
            told = now;
            return true;
        }
    }

    @Override
    public synchronized void begin(int known, int total) {
        asking = new Stretch(known, total, clock.instant());
    }

    @Override
    public synchronized void at(int done, int notScored, int total) {
        Instant now = clock.instant();
        if (asking.isDue(done, total, now)) {
            console.err().println(text("command.progress", done, total, notScored) + rest(asking, done, total, now));
        }
    }

    @Override
    public synchronized void grounded(int done, int total) {
        Instant now = clock.instant();
        Stretch way = grounding == null ? new Stretch(0, total, now) : grounding;
        grounding = way;
        if (way.isDue(done, total, now)) {
            console.err().println(text("command.grounding", done, total) + rest(way, done, total, now));
        }
    }

    /** How fast it goes, and how long it still takes. */
    private String rest(Stretch way, int done, int total, Instant now) {
        double seconds = Duration.between(way.since, now).toMillis() / 1000.0;
        if (seconds == 0 || done == way.known) {
            return "";
        }
        double rate = (done - way.known) / seconds;
        String speed = text("command.rate", String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate));
        return done == total ? speed : speed + left((total - done) / rate);
    }

    private String left(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 90 ? text("command.left-seconds", whole) : text("command.left-minutes", (whole + 30) / 60);
    }

    private String text(String code, Object... arguments) {
        return Message.of(code, arguments).text(console.locale());
    }
}
