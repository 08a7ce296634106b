package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingInt;

import io.zhanggui.knowledge.index.IndexFilter;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnownWord;
import io.zhanggui.knowledge.index.Likeness;
import io.zhanggui.knowledge.index.Words;
import io.zhanggui.knowledge.index.Words.Placed;
import io.zhanggui.knowledge.retrieval.Replacement.Meant;
import io.zhanggui.knowledge.retrieval.Rewording.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words that were mistyped, by the words that the index has. A word that some entry has is never one.
 *
 * <p>A mistyped Chinese word mostly falls apart into characters when it is cut. So each run of two to five of these is looked at as a
 * word, where the index lacks one of them. Two characters, and what is a word of the language, are taken only for what is read
 * alike, because too many words differ from them in one character.
 */
record Spelling(KnowledgeIndex index) {

    private static final int LONGEST_WINDOW = 5;
    private static final int ENOUGH_WITHOUT_SOUND = 3;
    /** A shorter Latin word is often another word than the one that is a letter off. */
    private static final int SURELY_A_SLIP = 6;

    /** Each takes a third of a millisecond. */
    private static final int MOST_LOOKED_AT = 12;

    /** What may be meant by the words of a folded text that the index does not know. */
    List<Replacement> slips(IndexVersion version, String folded) {
        List<Placed> words = Words.placed(folded);
        List<Placed> possible = possible(words);
        if (possible.isEmpty()) {
            return List.of();
        }
        Set<String> known = index.entriesWith(
                        version,
                        Stream.concat(words.stream(), possible.stream())
                                .map(Placed::form)
                                .distinct()
                                .toList())
                .keySet();
        List<Placed> unknown = possible.stream()
                .filter(word -> !known.contains(word.form()))
                .filter(word -> words.stream().anyMatch(part -> within(part, word) && !known.contains(part.form())))
                .limit(MOST_LOOKED_AT)
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        Map<String, List<KnownWord>> alike =
                index.alike(version, unknown.stream().map(Placed::form).toList());
        List<Replacement> slips = new ArrayList<>();
        for (Placed word : unknown) {
            List<Placed> parts =
                    words.stream().filter(part -> within(part, word)).toList();
            meant(word.form(), parts.size() > 1, alike.getOrDefault(word.form(), List.of()))
                    .map(meant -> replacement(version, folded, word, parts, meant))
                    .filter(slip -> !slip.overlaps(slips))
                    .ifPresent(slips::add);
        }
        return slips;
    }

    /** The longest first. */
    private static List<Placed> possible(List<Placed> words) {
        List<Placed> possible = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Placed word = words.get(i);
            boolean part = i > 0 && possible.stream().anyMatch(whole -> within(word, whole));
            if (!part && Likeness.to(word.form()).edits() > 0) {
                possible.add(word);
            }
        }
        for (int from = 0; from < words.size(); from++) {
            addWindows(words, from, possible);
        }
        return possible.stream()
                .sorted(comparingInt((Placed word) -> word.start() - word.end()))
                .toList();
    }

    private static void addWindows(List<Placed> words, int from, List<Placed> possible) {
        StringBuilder window = new StringBuilder();
        int end = words.get(from).start();
        for (int i = from; i < words.size() && i < from + LONGEST_WINDOW; i++) {
            Placed character = words.get(i);
            if (character.form().length() != 1
                    || !Character.isIdeographic(character.form().charAt(0))
                    || character.start() != end) {
                return;
            }
            window.append(character.form());
            end = character.end();
            if (window.length() > 1) {
                possible.add(new Placed(window.toString(), words.get(from).start(), end));
            }
        }
    }

    private static boolean within(Placed part, Placed whole) {
        return part.start() >= whole.start() && part.end() <= whole.end();
    }

    /**
     * @param apart whether the word falls apart when it is cut
     */
    private static Optional<KnownWord> meant(String typed, boolean apart, List<KnownWord> alike) {
        Likeness likeness = Likeness.to(typed);
        if (!likeness.chinese()) {
            return alike.stream()
                    .min(comparingInt((KnownWord word) -> likeness.distance(word.form()))
                            .thenComparing(KnownWord.ORDER));
        }
        Optional<KnownWord> sounding =
                alike.stream().filter(word -> Pinyin.alike(typed, word.form())).findFirst();
        return apart && typed.length() >= ENOUGH_WITHOUT_SOUND
                ? sounding.or(() -> alike.stream().findFirst())
                : sounding;
    }

    private Replacement replacement(
            IndexVersion version, String folded, Placed word, List<Placed> parts, KnownWord meant) {
        return new Replacement(
                word.start(),
                word.end(),
                folded.substring(word.start(), word.end()),
                parts.stream().map(Placed::form).toList(),
                List.of(new Meant(written(version, meant.form()), List.of(meant.form()))),
                surely(word.form(), meant.form()) ? Kind.SLIP : Kind.NEAR);
    }

    private static boolean surely(String typed, String meant) {
        return Likeness.to(typed).chinese()
                ? Pinyin.alike(typed, meant)
                : typed.length() >= SURELY_A_SLIP && typed.chars().noneMatch(Character::isDigit);
    }

    /** The word as an entry writes it: the index knows English words by their stems. */
    private String written(IndexVersion version, String form) {
        return index.search(version, new IndexQuery(form, null, 1, IndexFilter.NONE)).stream()
                .map(hit -> Words.folded(hit.text()))
                .flatMap(text -> Words.placed(text).stream()
                        .filter(word -> word.form().equals(form))
                        .map(word -> text.substring(word.start(), word.end())))
                .findFirst()
                .orElse(form);
    }
}
