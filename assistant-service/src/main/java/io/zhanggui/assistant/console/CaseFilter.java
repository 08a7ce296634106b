package io.zhanggui.assistant.console;

import io.zhanggui.assistant.quality.RunResults.Results;
import io.zhanggui.evaluation.comparison.Flip;
import io.zhanggui.evaluation.run.CaseResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cases of a run are shown.
 *
 * @param show {@code wrong}, the worst first; {@code worse} or {@code better} than in the run before; {@code judged},
 *     those that a judge scored lowest first; {@code all}
 * @param tag only cases with this tag; empty: all
 */
record CaseFilter(String show, String tag) {

    static final List<String> CHOICES = List.of("wrong", "worse", "better", "judged", "all");

    CaseFilter {
        show = CHOICES.contains(show) ? show : CHOICES.getFirst();
    }

    /** @param judged ids of the cases that a judge has looked at, the lowest first */
    List<CaseView> of(Results results, List<String> judged) {
        Map<String, Flip> flips = flips(results)
                .collect(Collectors.toMap(flip -> flip.after().asked().id(), Function.identity()));
        return chosen(results, judged)
                .filter(result -> tag.isEmpty() || result.asked().tags().contains(tag))
                .map(result -> {
                    Flip flip = flips.get(result.asked().id());
                    return CaseView.of(result, flip == null ? null : flip.before());
                })
                .toList();
    }

    private Stream<CaseResult> chosen(Results results, List<String> judged) {
        return switch (show) {
            case "better" -> flips(results).filter(Flip::isBetter).map(Flip::after);
            case "worse" -> flips(results).filter(flip -> !flip.isBetter()).map(Flip::after);
            case "judged" -> {
                Map<String, CaseResult> byId = results.run().results().stream()
                        .collect(Collectors.toMap(result -> result.asked().id(), Function.identity()));
                yield judged.stream().map(byId::get);
            }
            case "all" -> results.run().results().stream();
            default -> results.wrong().stream();
        };
    }

    private static Stream<Flip> flips(Results results) {
        return results.comparison() == null ? Stream.empty() : results.comparison().flips().stream();
    }
}
