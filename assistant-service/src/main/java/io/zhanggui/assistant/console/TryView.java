package io.zhanggui.assistant.console;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.assistant.support.Candidate;
import io.zhanggui.assistant.support.Outcome;
import io.zhanggui.assistant.support.TrialAnswer;
import io.zhanggui.knowledge.retrieval.Explanation;
import io.zhanggui.knowledge.retrieval.Explanation.Reasoned;
import io.zhanggui.knowledge.retrieval.Rewording;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shop would answer, beside the ranking.
 *
 * @param question as it was typed
 * @param rows what search answers, in its order, then what else was likely
 * @param found how many rows search answered
 * @param keywordsAlone whether the embedding model was down
 * @param rewordings what was searched for besides what was typed
 */
record TryView(
        String question,
        TrialAnswer answer,
        List<TryRow> rows,
        int found,
        boolean keywordsAlone,
        List<Rewording> rewordings) {

    private static final int BESIDES = 4;
    private static final double WORTH_A_LOOK = 0.02;

    static TryView of(String question, TrialAnswer answer, Explanation explanation) {
        Map<String, Candidate> weighed = answer.candidates().stream()
                .collect(toMap(candidate -> candidate.passage().id(), candidate -> candidate, (one, other) -> one));
        List<TryRow> ranked = explanation.hits().stream()
                .map(hit -> row(question, hit, weighed))
                .toList();
        Set<String> shown =
                ranked.stream().map(row -> row.passage().id()).collect(Collectors.toCollection(HashSet::new));
        Map<String, Reasoned> others = explanation.others().stream()
                .collect(toMap(hit -> hit.hit().passage().id(), hit -> hit));
        List<TryRow> besides = answer.candidates().stream()
                .filter(candidate -> candidate.chosen() || candidate.probability() >= WORTH_A_LOOK)
                .filter(candidate -> shown.add(candidate.passage().id()))
                .limit(BESIDES)
                .map(candidate -> new TryRow(
                        candidate.passage(),
                        question,
                        others.get(candidate.passage().id()),
                        candidate))
                .toList();
        return new TryView(
                question,
                answer,
                Stream.concat(ranked.stream(), besides.stream()).toList(),
                ranked.size(),
                explanation.keywordsAlone(),
                explanation.rewordings());
    }

    private static TryRow row(String question, Reasoned hit, Map<String, Candidate> weighed) {
        return new TryRow(
                hit.hit().passage(),
                question,
                hit,
                weighed.get(hit.hit().passage().id()));
    }

    public String outcome() {
        return answer.outcome().code();
    }

    /** What the answer rests on. */
    public Optional<Candidate> chosen() {
        return answer.candidates().stream().filter(Candidate::chosen).findFirst();
    }

    /** What the decision is told of: the passage it rests on, else the likeliest. */
    public Optional<Candidate> best() {
        return answer.candidates().stream().findFirst();
    }

    /** The probability of {@link #best}, in percent. */
    public int percent() {
        return best().map(candidate -> (int) Math.round(100 * candidate.probability()))
                .orElse(0);
    }

    /** Key of the decision in words: its passage's source, title and place and the percentage fill the pattern. */
    public String told() {
        boolean declined = answer.outcome() instanceof Outcome.Declined;
        return "try.told."
                + switch (answer.way()) {
                    case MANNERS -> answer.outcome() instanceof Outcome.HandedOver ? "person" : "manners";
                    case DOCUMENT -> answer.generated() ? declined ? "model.declined" : "model" : "document";
                    case DECLINE -> best().isEmpty() ? "nothing" : "decline";
                    case ATTRIBUTE, FAQ, ASK_BACK, UNAVAILABLE ->
                        answer.way().name().toLowerCase(Locale.ROOT);
                };
    }

    /** Whether the question named a product, so that entries and documents had to bring more. */
    public boolean handicapped() {
        return answer.candidates().stream().anyMatch(candidate -> candidate.handicap() > 0);
    }

    /** The entry that was quoted: what to correct if the answer is wrong. */
    public Optional<String> entry() {
        return answer.way() == TrialAnswer.Way.FAQ
                ? chosen().map(candidate -> candidate.passage().sourceId())
                : Optional.empty();
    }

    /** The product whose attribute was quoted. */
    public Optional<String> product() {
        return chosen().map(candidate -> candidate.passage().productCode());
    }

    /** Whether somebody has to write an answer. */
    public boolean open() {
        return answer.outcome() instanceof Outcome.Declined;
    }
}
