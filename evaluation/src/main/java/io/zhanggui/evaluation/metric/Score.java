package io.zhanggui.evaluation.metric;

import io.zhanggui.evaluation.check.Grounding;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was expected of a case beside what was observed. */
public record Score(Case expected, Observed observed) {

    public boolean outcomeIsRight() {
        return answer().outcome() == expected.expectedOutcome();
    }

    /** Whether the shop holds an answer. */
    public boolean isAnswerable() {
        return expected.expectedOutcome() == Outcome.ANSWERED;
    }

    /** Whether the shop holds no answer. */
    public boolean isUnanswerable() {
        return expected.expectedOutcome() == Outcome.DECLINED;
    }

    public boolean isAnswered() {
        return answer().outcome() == Outcome.ANSWERED;
    }

    /** Whether it was answered, with each expected fact, and with the expected answer byte for byte. */
    public boolean answerIsRight() {
        String whole = expected.expectedAnswer();
        return isAnswerable()
                && isAnswered()
                && missingFacts().isEmpty()
                && (whole == null || answer().text().contains(whole));
    }

    /** Whether nothing is wrong with it: nothing forbidden is said, the outcome is the expected one, and an answer is right. */
    public boolean isRight() {
        return forbiddenSaid().isEmpty() && (isAnswerable() ? answerIsRight() : outcomeIsRight());
    }

    /** The expected facts that the answer does not hold: quantities may be written otherwise, a denied fact does not stand. */
    public List<String> missingFacts() {
        return expected.expectedFacts().stream()
                .filter(fact -> !new ExpectedText(fact).heldBy(answer().text()))
                .toList();
    }

    public boolean hasFacts() {
        return !expected.expectedFacts().isEmpty();
    }

    /** The share of the expected facts that the answer holds; none where it is no answer. */
    public double factRecall() {
        int facts = expected.expectedFacts().size();
        return isAnswered() ? (facts - missingFacts().size()) / (double) facts : 0;
    }

    boolean expects(Outcome outcome) {
        return expected.expectedOutcome() == outcome;
    }

    boolean ended(Outcome outcome) {
        return answer().outcome() == outcome;
    }

    boolean forbids() {
        return !expected.forbidden().isEmpty();
    }

    boolean cites() {
        return !answer().citations().isEmpty();
    }

    /** Characters of what was said. */
    int length() {
        return answer().text().codePointCount(0, answer().text().length());
    }

    /** Whether no word is said that the advertising law keeps out. */
    boolean breaksNoLaw() {
        return Texts.breaksNoLaw(answer().text());
    }

    /** Whether each promise stands in a passage that is cited or was found. */
    boolean promisesNothingOfItsOwn() {
        List<String> sources = Stream.concat(
                        answer().citations().stream().map(Answer.Citation::quote),
                        observed.found().stream().map(Found::text))
                .toList();
        return Texts.promises(answer().text(), sources).isEmpty();
    }

    boolean isInTheLanguageOfTheQuestion() {
        return Texts.areOfOneLanguage(answer().text(), expected.question());
    }

    /** How far the answer stands in what it cites; nothing where it cites nothing or nobody looked. */
    public Optional<Grounding> grounding() {
        return Optional.ofNullable(observed.grounding());
    }

    /** What was said and is forbidden. */
    public List<String> forbiddenSaid() {
        return expected.forbidden().stream()
                .filter(forbidden -> new ExpectedText(forbidden).standsIn(answer().text()))
                .toList();
    }

    /** Whether sources are expected of the search: a follow-up cannot be searched for as it stands. */
    public boolean hasSearch() {
        return hasSources() && !expected.isFollowUp();
    }

    public boolean hasSources() {
        return !expected.expectedSources().isEmpty();
    }

    /** The search hits against the expected sources. */
    public Ranking search() {
        return ranking(observed.foundSources());
    }

    /** The citations against the expected sources. */
    public Ranking citations() {
        return ranking(answer().citations().stream()
                .map(Answer.Citation::sourceId)
                .distinct()
                .toList());
    }

    private Answer answer() {
        return observed.answer();
    }

    private Ranking ranking(List<String> found) {
        Map<String, Integer> grades = expected.expectedSources().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), source -> 1));
        return new Ranking(found, grades);
    }
}
