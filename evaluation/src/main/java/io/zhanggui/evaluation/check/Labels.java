package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Words that tell what a number or a material belongs to: {@code 保温} before {@code 12小时}, {@code 内胆} before
 * {@code 316不锈钢}. Immutable and thread-safe.
 */
final class Labels {

    /**
     * @param kind what may be labelled: a {@link Dimension}'s name, or empty for anything
     */
    record Label(String group, String kind) {}

    private static final int REACH = 14;
    private static final String FILLERS = "约为是达:： \t采用用材质的选";

    private final Words<List<Label>> words = new Words<>();

    private Labels() {}

    /** A table of group, kind, words. */
    static Labels ofNumbers() {
        return filled(Table.read("labels.tsv"), true);
    }

    /** A table of group, words. */
    static Labels ofParts() {
        return filled(Table.read("parts.tsv"), false);
    }

    private static Labels filled(Table table, boolean kinds) {
        Map<String, List<Label>> byWord = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            Label label = new Label(row.text(0), kinds ? row.text(1) : "");
            row.words(kinds ? 2 : 1)
                    .forEach(word -> byWord.computeIfAbsent(word, first -> new ArrayList<>())
                            .add(label));
        }
        Labels labels = new Labels();
        byWord.forEach((word, meanings) -> labels.words.add(word, List.copyOf(meanings)));
        return labels;
    }

    /** The group that a fact's name as a whole stands for. */
    Optional<String> ofName(Reading name, String kind) {
        return words.in(name).stream()
                .flatMap(found -> found.meaning().stream())
                .filter(labels(kind))
                .map(Label::group)
                .findFirst();
    }

    /**
     * The group that the text puts upon what stands from start to end: the nearest word before it within the clause, or
     * behind it where the clause names things after their values.
     */
    Optional<String> around(Reading text, int start, int end, int firstInClause, String kind) {
        int from = text.clauseStart(start);
        List<Words.Found<List<Label>>> found = new ArrayList<>();
        for (int at = from; at < start; at++) {
            Optional<Words.Found<List<Label>>> word = words.at(text, at);
            if (word.isPresent() && fits(word.get(), kind, text, start)) {
                found.add(word.get());
                at = word.get().end() - 1;
            }
        }
        boolean before = found.stream().anyMatch(word -> word.end() <= firstInClause);
        if (before) {
            return found.stream()
                    .filter(word -> word.end() <= start && start - word.end() <= REACH)
                    .max(Comparator.comparingInt(Words.Found::start))
                    .flatMap(word -> group(word, kind));
        }
        return after(text, end, kind);
    }

    private Optional<String> after(Reading text, int end, String kind) {
        int until = Math.min(text.clauseEnd(end), end + 8);
        for (int at = end; at < until; at++) {
            if (Ascii.digit(text.folded().charAt(at))) {
                return Optional.empty();
            }
            Optional<Words.Found<List<Label>>> word =
                    words.at(text, at).filter(label -> label.word().length() > 1);
            Optional<String> group = word.flatMap(label -> group(label, kind));
            if (group.isPresent()) {
                return group;
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Words.Found<List<Label>> word, String kind, Reading text, int start) {
        boolean touches = text.folded()
                .substring(word.end(), Math.max(start, word.end()))
                .chars()
                .allMatch(c -> FILLERS.indexOf(c) >= 0);
        return group(word, kind).isPresent() && (word.word().length() > 1 || touches);
    }

    private static Optional<String> group(Words.Found<List<Label>> word, String kind) {
        return word.meaning().stream().filter(labels(kind)).map(Label::group).findFirst();
    }

    private static Predicate<Label> labels(String kind) {
        return label -> label.kind().isEmpty() || label.kind().equals(kind);
    }
}
