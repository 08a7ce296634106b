package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.subject.PatientHttp.Pause;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Until when a server wants to be left alone: its {@code Retry-After}, in seconds or as a date. Thread-safe. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration UNTOLD = Duration.ofSeconds(1);

    private final Pause pause;
    private final InstantSource clock;
    private Instant until = Instant.MIN;

    Patience(Pause pause, InstantSource clock) {
        this.pause = pause;
        this.clock = clock;
    }

    static boolean isBusy(HttpResponse<?> response) {
        return response.statusCode() == 429
                || (response.statusCode() == 503 && retryAfter(response).isPresent());
    }

    /** Waits until the server may be asked. */
    void await() throws InterruptedException {
        for (Duration left = left(); left.isPositive(); left = left()) {
            pause.during(left);
        }
    }

    /** Takes note of what a busy server asks for, a minute at most. */
    synchronized void learn(HttpResponse<?> response) {
        Duration asked = retryAfter(response).flatMap(this::read).orElse(UNTOLD);
        Instant then = clock.instant().plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
        until = then.isAfter(until) ? then : until;
    }

    private synchronized Duration left() {
        Instant now = clock.instant();
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static Optional<String> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After");
    }

    private Optional<Duration> read(String retryAfter) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            Instant date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(clock.instant(), date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
