package io.zhanggui.assistant.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Counts answers by their outcome, and times how soon a shopper reads the first of each. Thread-safe. */
@Component
class AnswerMeters {

    private final MeterRegistry meters;
    private final Timer firstText;

    AnswerMeters(MeterRegistry meters) {
        this.meters = meters;
        this.firstText = Timer.builder("zhanggui.answer.first.text")
                .description("From the question to the first text of its answer")
                .serviceLevelObjectives(buckets(10, 25, 50, 100, 250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 30_000))
                .register(meters);
    }

    void count(Outcome outcome) {
        meters.counter("zhanggui.answers", "outcome", outcome.code()).increment();
    }

    /** The listener of a question that is asked now. */
    AnswerListener timed(AnswerListener listener) {
        return new Timed(listener, Timer.start(meters), firstText);
    }

    private static Duration[] buckets(long... millis) {
        return LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** Called by one thread at a time, as every listener is. */
    private static final class Timed implements AnswerListener {

        private final AnswerListener listener;
        private final Timer.Sample asked;
        private final Timer firstText;
        private boolean heard;

        Timed(AnswerListener listener, Timer.Sample asked, Timer firstText) {
            this.listener = listener;
            this.asked = asked;
            this.firstText = firstText;
        }

        @Override
        public void delta(String text) {
            if (!heard) {
                heard = true;
                asked.stop(firstText);
            }
            listener.delta(text);
        }

        @Override
        public void restart(String reason) {
            listener.restart(reason);
        }

        @Override
        public void whenGone(Runnable leave) {
            listener.whenGone(leave);
        }
    }
}
