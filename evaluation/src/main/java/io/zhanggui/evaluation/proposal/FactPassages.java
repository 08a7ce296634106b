package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.prompts.PassageText;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a shop holds, as far as a run has seen it: the passages that its searches found and its answers cited. Immutable and
 * thread-safe.
 */
final class FactPassages {

    static final FactPassages NONE = new FactPassages(List.of());

    private final List<Held> passages;

    /** @param plain {@link #plain} of its text, made once: it is looked through for each question */
    private record Held(PassageText passage, String plain) {}

    /** @param shared how many pairs of the question it holds */
    private record Scored(Held held, long shared) {}

    private FactPassages(List<Held> passages) {
        this.passages = passages;
    }

    static FactPassages of(Run run) {
        return new FactPassages(run.results().stream()
                .map(result -> result.observation())
                .filter(Observed.class::isInstance)
                .map(Observed.class::cast)
                .flatMap(observed -> Stream.concat(
                        observed.found().stream().map(found -> new PassageText(found.title(), found.text())),
                        observed.answer().citations().stream()
                                .map(citation -> new PassageText(citation.title(), citation.quote()))))
                .distinct()
                .map(passage -> new Held(passage, plain(text(passage))))
                .toList());
    }

    boolean isEmpty() {
        return passages.isEmpty();
    }

    /** The passages that share most pairs of characters with a question, the best first. */
    List<PassageText> near(String question, int most) {
        return about(question, most).passages.stream().map(Held::passage).toList();
    }

    /** What {@link #near} gives, to be asked further. */
    FactPassages about(String question, int most) {
        Set<String> wanted = pairs(question);
        return new FactPassages(passages.stream()
                .map(held -> new Scored(held, shared(wanted, held)))
                .sorted(Comparator.comparingLong(Scored::shared).reversed())
                .limit(most)
                .map(Scored::held)
                .toList());
    }

    /** Whether any passage speaks of it. */
    boolean speakOf(String word) {
        String plain = plain(word);
        return passages.stream().anyMatch(held -> held.plain().contains(plain));
    }

    static String text(PassageText passage) {
        return passage.title() + "\n" + passage.text();
    }

    private static long shared(Set<String> wanted, Held held) {
        return wanted.stream().filter(held.plain()::contains).count();
    }

    private static Set<String> pairs(String text) {
        String plain = plain(text);
        Set<String> pairs = new HashSet<>();
        IntStream.range(1, plain.length()).forEach(i -> pairs.add(plain.substring(i - 1, i + 1)));
        return pairs;
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{P}]+", "");
    }
}
