package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dictionary that finds its words in a text, the longest first. Immutable once filled, then thread-safe. */
final class Words<T> {

    /** A word in a text. */
    record Found<T>(T meaning, String word, int start, int end) {}

    private record Entry<T>(String word, T meaning) {}

    private final Map<Character, List<Entry<T>>> byFirst = new HashMap<>();

    void add(String word, T meaning) {
        List<Entry<T>> entries = byFirst.computeIfAbsent(word.charAt(0), first -> new ArrayList<>());
        entries.add(new Entry<>(word, meaning));
        entries.sort(Comparator.comparingInt((Entry<T> entry) -> entry.word().length())
                .reversed());
    }

    /** All words of the text that do not overlap, from the left. */
    List<Found<T>> in(Reading text) {
        List<Found<T>> found = new ArrayList<>();
        int at = 0;
        while (at < text.folded().length()) {
            Optional<Found<T>> word = at(text, at);
            word.ifPresent(found::add);
            at = word.map(Found::end).orElse(at + 1);
        }
        return found;
    }

    /** The longest word that stands at this offset. */
    Optional<Found<T>> at(Reading text, int offset) {
        if (offset >= text.folded().length()) {
            return Optional.empty();
        }
        return byFirst.getOrDefault(text.folded().charAt(offset), List.of()).stream()
                .filter(entry -> text.folded().startsWith(entry.word(), offset))
                .filter(entry -> text.whole(offset, offset + entry.word().length()))
                .findFirst()
                .map(entry -> new Found<>(
                        entry.meaning(),
                        entry.word(),
                        offset,
                        offset + entry.word().length()));
    }
}
