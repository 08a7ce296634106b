package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.run.Runner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells how far a run is: a line for each tenth of the way, and one when nothing was said for ten seconds. Thread-safe. */
final class ProgressLines implements Runner.Progress {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Console console;
    private final Clock clock;
    private Instant since;
    private Instant told;
    private int known;
    private int tenth;

    ProgressLines(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
        this.since = clock.instant();
        this.told = since;
    }

    @Override
    public synchronized void begin(int known, int total) {
        this.known = known;
        this.tenth = known * 10 / total;
        this.since = clock.instant();
        this.told = since;
    }

    @Override
    public synchronized void at(int done, int notScored, int total) {
        Instant now = clock.instant();
        int reached = done * 10 / total;
        if (done == total || reached > tenth || Duration.between(told, now).compareTo(SILENCE) >= 0) {
            tenth = Math.max(tenth, reached);
            told = now;
            console.err().println(line(done, notScored, total, Duration.between(since, now)));
        }
    }

    private String line(int done, int notScored, int total, Duration taken) {
        String progress = Message.of("command.progress", done, total, notScored).text(console.locale());
        double seconds = taken.toMillis() / 1000.0;
        if (seconds == 0 || done == known) {
            return progress;
        }
        double rate = (done - known) / seconds;
        String speed = Message.of("command.rate", String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%.0f", rate))
                .text(console.locale());
        return done == total ? progress + speed : progress + speed + left((total - done) / rate);
    }

    private String left(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 90
                ? Message.of("command.left-seconds", whole).text(console.locale())
                : Message.of("command.left-minutes", (whole + 30) / 60).text(console.locale());
    }
}
