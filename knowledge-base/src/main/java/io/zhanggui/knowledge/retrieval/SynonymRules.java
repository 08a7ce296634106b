package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.index.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which groups of synonyms may be kept. */
final class SynonymRules {

    static final int MOST_GROUPS = 500;

    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 20;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ID = 100;
    private static final Pattern SEPARATOR = Pattern.compile("[,，、;；=＝\\p{Cntrl}]");
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

    /**
     * Why a cleaned group cannot be kept; empty if it can.
     *
     * @param others the groups that stand beside it
     */
    static Optional<Reason> wrong(SynonymGroup group, List<SynonymGroup> others) {
        if (group.id().isEmpty() || group.id().length() > LONGEST_ID) {
            return Optional.of(Reason.of("synonyms.id", Integer.toString(LONGEST_ID)));
        }
        if (group.words().size() < FEWEST_WORDS) {
            return Optional.of(Reason.of("synonyms.few"));
        }
        if (group.words().size() > MOST_WORDS) {
            return Optional.of(Reason.of("synonyms.many", Integer.toString(MOST_WORDS)));
        }
        if (others.size() >= MOST_GROUPS) {
            return Optional.of(Reason.of("synonyms.groups", Integer.toString(MOST_GROUPS)));
        }
        return group.words().stream()
                .flatMap(word -> wrong(word).or(() -> taken(word, others)).stream())
                .findFirst();
    }

    private static Optional<Reason> wrong(String word) {
        int length = word.codePointCount(0, word.length());
        if (length > LONGEST_WORD) {
            return Optional.of(Reason.of(
                    "synonyms.long",
                    word.substring(0, word.offsetByCodePoints(0, LONGEST_WORD)) + "…",
                    Integer.toString(length),
                    Integer.toString(LONGEST_WORD)));
        }
        if (SEPARATOR.matcher(word).find()) {
            return Optional.of(Reason.of("synonyms.separator", word));
        }
        return Words.of(word).isEmpty() ? Optional.of(Reason.of("synonyms.sign", word)) : Optional.empty();
    }

    private static Optional<Reason> taken(String word, List<SynonymGroup> others) {
        String folded = folded(word);
        return others.stream()
                .filter(other ->
                        other.words().stream().anyMatch(taken -> folded(taken).equals(folded)))
                .map(other -> Reason.of("synonyms.taken", word, String.join(", ", other.words())))
                .findFirst();
    }
}
