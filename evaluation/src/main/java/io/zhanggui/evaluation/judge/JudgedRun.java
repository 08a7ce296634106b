package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.report.Judged;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.prompts.PassageText;
import io.zhanggui.prompts.Rendered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a judge says of the answers of a run.
 *
 * @param verdicts in the order of the cases
 */
public record JudgedRun(List<CaseVerdict> verdicts) {

    /** What an answer is judged by. */
    public enum Criterion {
        /** It says what the passages that it cites say. Asked of each answer. */
        FAITHFULNESS,
        /** It says what is known to be right. Asked of each case that has expected facts, an expected answer or a reference. */
        CORRECTNESS
    }

    public record CaseVerdict(String caseId, Criterion criterion, Judgement judgement) {}

    /** A question that is to be put to a judge. */
    record Question(String caseId, Criterion criterion, Rendered rubric) {}

    public JudgedRun {
        verdicts = List.copyOf(verdicts);
    }

    /** The questions that a run raises, in the order of its cases. */
    static List<Question> questions(Run run, Judge judge) {
        return run.results().stream()
                .flatMap(result -> questions(result, judge))
                .toList();
    }

    private static Stream<Question> questions(CaseResult result, Judge judge) {
        if (!(result.observation() instanceof Observed observed)
                || observed.answer().outcome() != Outcome.ANSWERED) {
            return Stream.empty();
        }
        Case asked = result.asked();
        String text = observed.answer().text();
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(
                asked.id(), Criterion.FAITHFULNESS, judge.faithfulness(asked.question(), passages(observed), text)));
        List<String> reference = reference(asked);
        if (!reference.isEmpty()) {
            questions.add(new Question(
                    asked.id(), Criterion.CORRECTNESS, judge.correctness(asked.question(), reference, text)));
        }
        return questions.stream();
    }

    /** What the answer cites; an endpoint that cites nothing is held to what a search finds. */
    static List<PassageText> passages(Observed observed) {
        List<Answer.Citation> cited = observed.answer().citations();
        return cited.isEmpty()
                ? observed.found().stream()
                        .map(found -> new PassageText(found.title(), found.text()))
                        .toList()
                : cited.stream()
                        .map(citation -> new PassageText(citation.title(), citation.quote()))
                        .toList();
    }

    private static List<String> reference(Case asked) {
        return Stream.of(
                        asked.expectedFacts().stream(),
                        Optional.ofNullable(asked.expectedAnswer()).stream(),
                        Optional.ofNullable(asked.reference()).stream())
                .flatMap(texts -> texts)
                .toList();
    }

    /** What the judge came to by each criterion that was asked. */
    public Map<Criterion, Tally> tallies() {
        Map<Criterion, List<Judgement>> judgements = new EnumMap<>(Criterion.class);
        verdicts.forEach(verdict -> judgements
                .computeIfAbsent(verdict.criterion(), criterion -> new ArrayList<>())
                .add(verdict.judgement()));
        Map<Criterion, Tally> tallies = new EnumMap<>(Criterion.class);
        judgements.forEach((criterion, all) -> tallies.put(criterion, Tally.of(all)));
        return tallies;
    }

    /** What {@code judge.json} keeps: every verdict with its reason, the judge's name, and what it cost. */
    public String json(String model, int samples, double spentFen) {
        return JudgedRunJson.of(this, model, samples, spentFen).text();
    }

    /** The verdicts that {@link #json} wrote. */
    public static JudgedRun read(String json) {
        return JudgedRunJson.read(json);
    }

    /** The verdicts in sum, for the page of a report. */
    public Judged told(String model) {
        return new Judged(
                model,
                tallies().entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Judged.Line line(Criterion criterion, Tally tally) {
        return new Judged.Line(
                criterion.name().toLowerCase(Locale.ROOT),
                tally.mean(),
                tally.scored(),
                tally.unparseable(),
                tally.down(),
                tally.capped());
    }
}
