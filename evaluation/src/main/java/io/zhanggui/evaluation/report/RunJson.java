package io.zhanggui.evaluation.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhanggui.evaluation.check.Grounding;
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
import io.zhanggui.evaluation.subject.Usage;
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
            @Nullable Double weight,
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
                    expected.sources(),
                    expected.forbidden(),
                    expected.reference(),
                    weight == null ? 1 : weight);
            return new CaseResult(
                    asked, got == null ? new NotScored(Objects.requireNonNull(notScored)) : got.observed());
        }
    }

    /** Runs that were kept by earlier versions lack {@code forbidden} and {@code reference}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Expected(
            String outcome,
            List<String> facts,
            @Nullable String answer,
            List<String> sources,
            @Nullable List<String> forbidden,
            @Nullable String reference) {

        @Override
        public List<String> forbidden() {
            return forbidden == null ? List.of() : forbidden;
        }
    }

    /** What was observed and how it compares. Runs that were kept by earlier versions lack {@code grounding}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Got(
            String outcome,
            boolean outcomeRight,
            boolean answerRight,
            List<String> missingFacts,
            String answer,
            List<Answer.Citation> citations,
            String backend,
            List<Found> found,
            double latencyMillis,
            @Nullable UsageJson usage,
            @Nullable Grounding grounding) {

        Observed observed() {
            return new Observed(
                    new Answer(RunJson.outcome(outcome), answer, citations, backend),
                    found,
                    millis(latencyMillis),
                    usage == null ? Usage.NONE : usage.usage(),
                    grounding);
        }
    }

    /** What an answer took besides its time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UsageJson(
            @Nullable Double firstTokenMillis,
            int inputTokens,
            int outputTokens,
            @Nullable Double fen) {

        static @Nullable UsageJson of(Usage usage) {
            Duration firstToken = usage.firstToken();
            return usage.equals(Usage.NONE)
                    ? null
                    : new UsageJson(
                            firstToken == null ? null : firstToken.toNanos() / 1e6,
                            usage.inputTokens(),
                            usage.outputTokens(),
                            usage.fen());
        }

        Usage usage() {
            return new Usage(
                    firstTokenMillis == null ? null : millis(firstTokenMillis), inputTokens, outputTokens, fen);
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
                asked.expectedOutcome().word(),
                asked.expectedFacts(),
                asked.expectedAnswer(),
                asked.expectedSources(),
                asked.forbidden(),
                asked.reference());
        Double weight = asked.weight() == 1 ? null : asked.weight();
        return new AskedCase(
                asked.id(), asked.tags(), asked.history(), asked.question(), expected, weight, got, notScored);
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
                score.observed().latency().toNanos() / 1e6,
                UsageJson.of(score.observed().usage()),
                score.observed().grounding());
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    private static Outcome outcome(String word) {
        return Outcome.of(word).orElseThrow(() -> new IllegalArgumentException("No outcome: " + word));
    }
}
