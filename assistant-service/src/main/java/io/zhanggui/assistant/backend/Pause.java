package io.zhanggui.assistant.backend;

import io.zhanggui.assistant.backend.Failure.Blame;
import io.zhanggui.assistant.backend.Outcome.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long a backend is passed over, by its own wish or until somebody has mended its configuration. Thread-safe. */
final class Pause {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Clock clock;
    private final Limits.Pauses lengths;
    private @Nullable Rest rest;

    Pause(Clock clock, Limits.Pauses lengths) {
        this.clock = clock;
        this.lengths = lengths;
    }

    /** A pause under way. */
    record Rest(Instant until, Failure why) {}

    /** The pause, unless it is over. */
    synchronized Optional<Rest> current() {
        if (rest != null && !clock.instant().isBefore(rest.until())) {
            rest = null;
        }
        return Optional.ofNullable(rest);
    }

    /** The time when so long has passed, by the clock of the guards. */
    Instant in(Duration length) {
        return clock.instant().plus(length);
    }

    /** How long it still lasts; zero if it is over. */
    Duration left() {
        return current()
                .map(under -> Duration.between(clock.instant(), under.until()))
                .orElse(Duration.ZERO);
    }

    /** Pauses if this failure asks for it; a longer pause under way stays. */
    void after(Failed failed) {
        length(failed).ifPresent(length -> begin(in(length), failed.failure()));
    }

    /** Ends it at once: what was wrong has been mended. */
    synchronized void end() {
        rest = null;
    }

    private synchronized void begin(Instant until, Failure why) {
        if (rest == null || rest.until().isBefore(until)) {
            rest = new Rest(until, why);
        }
    }

    private Optional<Duration> length(Failed failed) {
        Blame blame = failed.failure().blame();
        if (blame == Blame.CONFIGURATION) {
            return Optional.of(lengths.misconfigured());
        }
        Optional<Duration> wanted = failed.retryAfter().from(clock.instant());
        return switch (blame) {
            case RATE -> Optional.of(within(wanted.orElse(lengths.rateLimited())));
            case HEALTH -> wanted.map(this::within);
            default -> Optional.empty();
        };
    }

    private Duration within(Duration wanted) {
        Duration some = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        return some.compareTo(lengths.longest()) > 0 ? lengths.longest() : some;
    }
}
