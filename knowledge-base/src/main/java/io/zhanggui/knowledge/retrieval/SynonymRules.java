package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.index.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which groups of synonyms may be kept. */
final class SynonymRules {

    /** Begins a line of a file that holds no group. */
    static final String COMMENT = "#";

    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ID = 100;
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；=＝\\p{Cntrl}]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SynonymRules() {}

    /** By which two words are the same. */
    static String folded(String word) {
        return SPACE.matcher(Words.folded(word).strip()).replaceAll(" ");
    }

    /** The words of a line, apart at commas, semicolons and equals signs. */
    static List<String> words(String line) {
        return SEPARATOR
                .splitAsStream(line)
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The group with each word once. */
    static SynonymGroup cleaned(SynonymGroup group) {
        Map<String, String> words = new LinkedHashMap<>();
        group.words().stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.putIfAbsent(folded(word), word));
        return new SynonymGroup(group.id().strip(), List.copyOf(words.values()));
    }

    /** The group, its id with a number where others have the id. */
    static SynonymGroup withFreeId(SynonymGroup group, Set<String> taken) {
        return Stream.concat(
                        Stream.of(group.id()), IntStream.iterate(2, i -> i + 1).mapToObj(i -> group.id() + "-" + i))
                .filter(id -> !taken.contains(id))
                .map(id -> new SynonymGroup(id, group.words()))
                .findFirst()
                .orElseThrow();
    }

    /** Why a cleaned group cannot be kept, whatever stands beside it; empty if it can. */
    static Optional<Reason> wrong(SynonymGroup group) {
        if (group.words().size() < FEWEST_WORDS) {
            return Optional.of(Reason.of("synonyms.few"));
        }
        if (group.words().size() > MOST_WORDS) {
            return Optional.of(Reason.of("synonyms.many", Integer.toString(MOST_WORDS)));
        }
        return group.words().stream()
                .flatMap(word -> wrong(word).stream())
                .findFirst()
                .or(() -> wrongId(group.id()));
    }

    private static Optional<Reason> wrongId(String id) {
        return id.isEmpty() || id.length() > LONGEST_ID || CONTROL.matcher(id).find()
                ? Optional.of(Reason.of("synonyms.id", Integer.toString(LONGEST_ID)))
                : Optional.empty();
    }

    /** What it is folded to is measured as well: a sign may stand for a whole sentence. */
    private static Optional<Reason> wrong(String word) {
        int length = Math.max(characters(word), characters(folded(word)));
        if (length > LONGEST_WORD) {
            return Optional.of(Reason.of(
                    "synonyms.long",
                    word.substring(0, word.offsetByCodePoints(0, Math.min(characters(word), LONGEST_WORD))) + "…",
                    Integer.toString(length),
                    Integer.toString(LONGEST_WORD)));
        }
        if (word.startsWith(COMMENT)) {
            return Optional.of(Reason.of("synonyms.comment", word));
        }
        if (SEPARATOR.matcher(word).find()) {
            return Optional.of(Reason.of("synonyms.separator", word));
        }
        return Words.of(word).isEmpty() ? Optional.of(Reason.of("synonyms.sign", word)) : Optional.empty();
    }

    private static int characters(String of) {
        return of.codePointCount(0, of.length());
    }
}
