package io.zhanggui.evaluation.report;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.metric.Score;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What {@code run.json} holds: every case with what was said. */
record RunJson(String dataset, String subject, String started, long tookMillis, List<AskedCase> cases) {

    record AskedCase(
            String id,
            List<String> tags,
            List<String> history,
            String question,
            Expected expected,
            @Nullable Got got,
            @Nullable String notScored) {

        CaseResult result() {
            Case asked = new Case(
                    id,
                    tags,
                    history,
                    question,
                    RunJson.outcome(expected.outcome()),
                    expected.facts(),
                    expected.answer(),
                    expected.sources());
            return new CaseResult(
                    asked, got == null ? new NotScored(Objects.requireNonNull(notScored)) : got.observed());
        }
    }

    record Expected(
            String outcome, List<String> facts, @Nullable String answer, List<String> sources) {}

    /** What was observed and how it compares. */
    record Got(
            String outcome,
            boolean outcomeRight,
            boolean answerRight,
            List<String> missingFacts,
            String answer,
            List<Answer.Citation> citations,
            String backend,
            List<Found> found,
            double latencyMillis) {

        Observed observed() {
            return new Observed(
                    new Answer(RunJson.outcome(outcome), answer, citations, backend),
                    found,
                    Duration.ofNanos(Math.round(latencyMillis * 1e6)));
        }
    }

    static RunJson of(Run run) {
        return new RunJson(
                run.dataset().name(),
                run.subject(),
                run.started().toString(),
                run.took().toMillis(),
                run.results().stream().map(RunJson::asked).toList());
    }

    /** The run that was written. */
    static Run read(String text) {
        RunJson json = JsonMapper.shared().readValue(text, RunJson.class);
        List<CaseResult> results = json.cases().stream().map(AskedCase::result).toList();
        return new Run(
                new Dataset(
                        json.dataset(), results.stream().map(CaseResult::asked).toList()),
                json.subject(),
                Instant.parse(json.started()),
                Duration.ofMillis(json.tookMillis()),
                results);
    }

    String text() {
        return StableJson.text(this);
    }

    private static AskedCase asked(CaseResult result) {
        return switch (result.observation()) {
            case Observed observed -> asked(result.asked(), got(new Score(result.asked(), observed)), null);
            case NotScored failure -> asked(result.asked(), null, failure.reason());
        };
    }

    private static AskedCase asked(Case asked, @Nullable Got got, @Nullable String notScored) {
        Expected expected = new Expected(
                asked.expectedOutcome().word(), asked.expectedFacts(), asked.expectedAnswer(), asked.expectedSources());
        return new AskedCase(asked.id(), asked.tags(), asked.history(), asked.question(), expected, got, notScored);
    }

    private static Got got(Score score) {
        Answer answer = score.observed().answer();
        return new Got(
                answer.outcome().word(),
                score.outcomeIsRight(),
                score.answerIsRight(),
                score.missingFacts(),
                answer.text(),
                answer.citations(),
                answer.backend(),
                score.observed().found(),
                score.observed().latency().toNanos() / 1e6);
    }

    private static Outcome outcome(String word) {
        return Outcome.of(word).orElseThrow(() -> new IllegalArgumentException("No outcome: " + word));
    }
}
