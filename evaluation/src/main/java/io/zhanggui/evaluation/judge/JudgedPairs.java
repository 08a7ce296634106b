package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.prompts.PassageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cases that two runs have in common, both answered and not in the same words. */
record JudgedPairs(List<Pair> pairs) {

    record Pair(String question, List<PassageText> passages, String first, String second) {}

    /**
     * How often each run was preferred.
     *
     * @param even neither, and not for the order in which they stood
     * @param swayed only what stood at one place was preferred
     */
    record Outcome(int first, int second, int even, int swayed, int notJudged) {

        boolean isCovered() {
            int all = first + second + even + swayed + notJudged;
            return all == 0 || all - notJudged >= Tally.LEAST_COVERAGE * all;
        }
    }

    static JudgedPairs of(Run first, Run second) {
        Map<String, CaseResult> others = second.results().stream()
                .collect(Collectors.toMap(result -> result.asked().id(), Function.identity()));
        List<Pair> pairs = new ArrayList<>();
        for (CaseResult result : first.results()) {
            CaseResult other = others.get(result.asked().id());
            if (other != null
                    && result.observation() instanceof Observed one
                    && other.observation() instanceof Observed two
                    && !one.answer().text().equals(two.answer().text())) {
                pairs.add(new Pair(
                        result.asked().question(),
                        Stream.concat(JudgedRun.passages(one).stream(), JudgedRun.passages(two).stream())
                                .distinct()
                                .toList(),
                        one.answer().text(),
                        two.answer().text()));
            }
        }
        return new JudgedPairs(List.copyOf(pairs));
    }

    int size() {
        return pairs.size();
    }

    /** In fen. */
    double estimatedCost(Judge judge) {
        return pairs.stream()
                .mapToDouble(pair ->
                        judge.estimatedPreferenceCost(pair.question(), pair.passages(), pair.first(), pair.second()))
                .sum();
    }

    Outcome judged(Judge judge, Together together) throws InterruptedException {
        List<Preference> preferences = together.each(
                pairs, pair -> judge.preference(pair.question(), pair.passages(), pair.first(), pair.second()));
        int[] counts = new int[5];
        for (Preference preference : preferences) {
            counts[place(preference)]++;
        }
        return new Outcome(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static int place(Preference preference) {
        return switch (preference) {
            case Preference.First first -> 0;
            case Preference.Second second -> 1;
            case Preference.Neither neither -> neither.swayed() ? 3 : 2;
            case Preference.NotJudged none -> 4;
        };
    }
}
