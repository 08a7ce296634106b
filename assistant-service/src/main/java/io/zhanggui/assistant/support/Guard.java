package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.GroundedNumbers;
import io.zhanggui.knowledge.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Judges what a model writes, sentence by sentence, against the passages it was given. Immutable. */
final class Guard {

    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,2})(?:\\s*[,，、]\\s*(\\d{1,2}))*]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern PROMISE = Pattern.compile(
            "保证|一定(?=会|能|可以|给)|承诺|绝对|百分百|肯定(?=会|能|可以|给)|包您|guarantee|promise|definitely|for sure|100\\s?%",
            Pattern.CASE_INSENSITIVE);

    private final GroundedNumbers numbers = new GroundedNumbers();
    private final List<Passage> passages;

    Guard(List<Passage> passages) {
        this.passages = passages;
    }

    /** Whether every number and every promise of the sentence stands in what it cites, or in any passage if it cites none. */
    boolean accepts(String sentence) {
        NavigableSet<Integer> cited = cited(sentence);
        if (cited.stream().anyMatch(number -> number < 1 || number > passages.size())) {
            return false;
        }
        List<String> sources = (cited.isEmpty() ? passages : at(cited))
                .stream()
                        .map(passage -> passage.title() + "\n" + passage.place() + "\n" + passage.text())
                        .toList();
        return numbers.findings(sentence, sources).isEmpty() && promisesNothing(sentence, sources);
    }

    /** The passages that the text cites, in their order. */
    List<Citation> citations(String text) {
        return at(cited(text)).stream().map(Citation::of).toList();
    }

    private static boolean promisesNothing(String sentence, List<String> sources) {
        Matcher promise = PROMISE.matcher(sentence);
        return promise.results().allMatch(found -> sources.stream().anyMatch(source -> source.contains(found.group())));
    }

    private List<Passage> at(NavigableSet<Integer> numbers) {
        return IntStream.rangeClosed(1, passages.size())
                .filter(numbers::contains)
                .mapToObj(number -> passages.get(number - 1))
                .toList();
    }

    private static NavigableSet<Integer> cited(String text) {
        List<Integer> found = new ArrayList<>();
        MARK.matcher(text)
                .results()
                .forEach(mark -> NUMBER.matcher(mark.group())
                        .results()
                        .forEach(number -> found.add(Integer.parseInt(number.group()))));
        return new TreeSet<>(found);
    }
}
