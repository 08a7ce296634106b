package io.zhanggui.evaluation;

import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.time.Duration;
import java.util.List;

/** Cases and observations for tests. */
public final class Cases {

    private Cases() {}

    /** An answerable case that wants these facts from the source {@code S}. */
    public static Case answerable(String id, String tag, String... facts) {
        return new Case(id, List.of(tag), List.of(), "问 " + id, Outcome.ANSWERED, List.of(facts), null, List.of("S"));
    }

    /** A case that nothing answers. */
    public static Case unanswerable(String id, String tag) {
        return new Case(id, List.of(tag), List.of(), "问 " + id, Outcome.DECLINED, List.of(), null, List.of());
    }

    /** The same case with another weight. */
    public static Case weighing(Case one, double weight) {
        return new Case(
                one.id(),
                one.tags(),
                one.history(),
                one.question(),
                one.expectedOutcome(),
                one.expectedFacts(),
                one.expectedAnswer(),
                one.expectedSources(),
                one.forbidden(),
                one.reference(),
                weight);
    }

    /** An answer that cites these sources. */
    public static Observed answered(String text, String... sources) {
        return observed(Outcome.ANSWERED, text, 10, sources);
    }

    /** The same observation, its answer of one sentence that the passages bear out so far. */
    public static Observed grounded(Observed observed, double score) {
        Grounding grounding = new Grounding(
                score, List.of(new Grounding.Sentence(observed.answer().text(), score, 0)));
        return new Observed(observed.answer(), observed.found(), observed.latency(), observed.usage(), grounding);
    }

    public static Observed declined() {
        return observed(Outcome.DECLINED, "抱歉", 10);
    }

    /** An observation whose citations and search hits are the same sources. */
    public static Observed observed(Outcome outcome, String text, long millis, String... sources) {
        List<Answer.Citation> citations = List.of(sources).stream()
                .map(source -> new Answer.Citation(source, "title of " + source, "quote of " + source))
                .toList();
        List<Found> found = List.of(sources).stream()
                .map(source -> new Found(source, "title of " + source, "text of " + source, "", 1))
                .toList();
        return new Observed(new Answer(outcome, text, citations, "offline"), found, Duration.ofMillis(millis));
    }
}
