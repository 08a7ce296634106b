package io.zhanggui.evaluation.gate;

import io.zhanggui.evaluation.run.CaseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cases that have to be right, whatever the others are.
 *
 * @param ids of cases
 * @param tags all cases that bear one of them
 */
public record MustPass(Set<String> ids, Set<String> tags) {

    static final MustPass NONE = new MustPass(Set.of(), Set.of());

    public MustPass {
        ids = Set.copyOf(ids);
        tags = Set.copyOf(tags);
    }

    boolean isEmpty() {
        return ids.isEmpty() && tags.isEmpty();
    }

    Stream<Verdict.Miss> misses(List<CaseResult> results) {
        Set<String> absent = new HashSet<>(ids);
        results.forEach(result -> absent.remove(result.asked().id()));
        return Stream.concat(
                        results.stream()
                                .filter(result -> result.fault().isPresent() && speaksOf(result))
                                .map(result -> result.asked().id()),
                        absent.stream().sorted())
                .map(Verdict.NotPassed::new);
    }

    private boolean speaksOf(CaseResult result) {
        return ids.contains(result.asked().id())
                || result.asked().tags().stream().anyMatch(tags::contains);
    }
}
