package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.prompts.PassageText;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a shop holds, as far as a run has seen it: the passages that its searches found and its answers cited.
 *
 * @param passages each once
 */
record FactPassages(List<PassageText> passages) {

    static final FactPassages NONE = new FactPassages(List.of());

    static FactPassages of(Run run) {
        Set<PassageText> passages = new LinkedHashSet<>();
        run.results().stream()
                .map(result -> result.observation())
                .filter(Observed.class::isInstance)
                .map(Observed.class::cast)
                .flatMap(observed -> Stream.concat(
                        observed.found().stream().map(found -> new PassageText(found.title(), found.text())),
                        observed.answer().citations().stream()
                                .map(citation -> new PassageText(citation.title(), citation.quote()))))
                .forEach(passages::add);
        return new FactPassages(List.copyOf(passages));
    }

    boolean isEmpty() {
        return passages.isEmpty();
    }

    /** The passages that share most pairs of characters with a question, the best first. */
    List<PassageText> near(String question, int most) {
        Set<String> wanted = pairs(question);
        return passages.stream()
                .sorted(Comparator.comparingLong((PassageText passage) -> -shared(wanted, text(passage))))
                .limit(most)
                .toList();
    }

    /** Whether any passage speaks of it. */
    boolean speakOf(String word) {
        String plain = plain(word);
        return passages.stream().anyMatch(passage -> plain(text(passage)).contains(plain));
    }

    static String text(PassageText passage) {
        return passage.title() + "\n" + passage.text();
    }

    private static long shared(Set<String> wanted, String text) {
        Set<String> held = pairs(text);
        return wanted.stream().filter(held::contains).count();
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
