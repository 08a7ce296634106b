package io.zhanggui.assistant.console;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Fault;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case of a run.
 *
 * @param fault why it counts as wrong; null where it is right
 * @param missing expected facts that the answer lacks
 * @param got null where the service failed
 * @param failure why it failed
 * @param before what was said in the run before, where the case flipped since
 */
record CaseView(
        Case asked,
        @Nullable Fault fault,
        List<String> missing,
        @Nullable Got got,
        @Nullable String failure,
        @Nullable Got before) {

    private static final int FOUND = 5;

    /** What was said. */
    record Got(
            String outcome,
            String text,
            List<Answer.Citation> citations,
            List<FoundView> found,
            boolean hasExpected,
            String millis) {

        static Got of(Case asked, Observed observed) {
            List<FoundView> found = observed.found().stream()
                    .limit(FOUND)
                    .map(passage -> FoundView.of(asked, passage))
                    .toList();
            return new Got(
                    observed.answer().outcome().word(),
                    observed.answer().text(),
                    observed.answer().citations(),
                    found,
                    found.stream().anyMatch(FoundView::expected),
                    Figures.millis(observed.latency().toNanos() / 1e6));
        }
    }

    /** A passage that the search found; {@code expected} if it is of a source that holds the answer. */
    record FoundView(String source, String title, String text, String place, String score, boolean expected) {

        static FoundView of(Case asked, Found found) {
            return new FoundView(
                    found.sourceId(),
                    found.title(),
                    found.text(),
                    found.place(),
                    String.format(Locale.ROOT, "%.2f", found.score()),
                    asked.expectedSources().contains(found.sourceId()));
        }
    }

    /** Whether the answer has the expected facts and is not the expected one word for word. */
    public boolean lacksWhole() {
        return fault == Fault.WRONG_ANSWER && missing.isEmpty();
    }

    static CaseView of(CaseResult result, @Nullable CaseResult before) {
        Case asked = result.asked();
        Got earlier =
                before != null && before.observation() instanceof Observed observed ? Got.of(asked, observed) : null;
        Fault fault = result.fault().orElse(null);
        return switch (result.observation()) {
            case Observed observed ->
                new CaseView(
                        asked,
                        fault,
                        new Score(asked, observed).missingFacts(),
                        Got.of(asked, observed),
                        null,
                        earlier);
            case NotScored failure -> new CaseView(asked, fault, List.of(), null, failure.reason(), earlier);
        };
    }
}
