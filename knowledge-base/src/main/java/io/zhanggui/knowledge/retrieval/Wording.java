package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingInt;

import io.zhanggui.knowledge.index.Alternative;
import io.zhanggui.knowledge.retrieval.Rewording.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a query may be said otherwise.
 *
 * @param folded the query, width and case folded
 * @param replacements in the order of the text, none overlapping another, each with something meant
 */
record Wording(String folded, List<Replacement> replacements) {

    private static final int MOST_TEXTS = 3;

    Wording {
        replacements = replacements.stream()
                .filter(one -> !one.meant().isEmpty())
                .sorted(comparingInt(Replacement::start))
                .toList();
    }

    boolean isEmpty() {
        return replacements.isEmpty();
    }

    /** With these places besides, as far as they are free. */
    Wording and(Collection<Replacement> others) {
        return new Wording(
                folded,
                Stream.concat(replacements.stream(), others.stream().filter(other -> !other.overlaps(replacements)))
                        .toList());
    }

    List<Alternative> alternatives() {
        return replacements.stream().flatMap(one -> one.alternatives().stream()).toList();
    }

    List<Rewording> rewordings() {
        return replacements.stream()
                .flatMap(one -> one.meant().stream().map(meant -> new Rewording(one.said(), meant.text(), one.kind())))
                .distinct()
                .toList();
    }

    /** The query in the words that the shop uses most, if it surely has others than the query. */
    Optional<String> text() {
        return texts().stream().findFirst().map(Reworded::text);
    }

    /** The query in other words that are surely meant, in the shop's commonest first. */
    List<Reworded> texts() {
        return new Wording(
                        folded,
                        replacements.stream()
                                .filter(one -> one.kind() != Kind.NEAR)
                                .toList())
                .all();
    }

    private List<Reworded> all() {
        int most =
                replacements.stream().mapToInt(one -> one.meant().size()).max().orElse(0);
        return IntStream.range(0, Math.min(MOST_TEXTS, most))
                .mapToObj(choice -> new Reworded(text(choice), rewordings(choice)))
                .toList();
    }

    private String text(int choice) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Replacement one : replacements) {
            text.append(folded, end, one.start()).append(meant(one, choice).text());
            end = one.end();
        }
        return text.append(folded, end, folded.length()).toString();
    }

    private List<Rewording> rewordings(int choice) {
        return replacements.stream()
                .map(one -> new Rewording(one.said(), meant(one, choice).text(), one.kind()))
                .toList();
    }

    private static Replacement.Meant meant(Replacement of, int choice) {
        return of.meant().get(Math.min(choice, of.meant().size() - 1));
    }
}
