package io.zhanggui.knowledge.retrieval;

import static java.util.stream.Collectors.toSet;

import io.zhanggui.knowledge.index.Words;
import io.zhanggui.knowledge.retrieval.Replacement.Meant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The groups of a merchant, ready to be found in a text. Immutable. */
final class SynonymDictionary {

    static final SynonymDictionary EMPTY = of(List.of());

    /** What has no other signs is the same when its words are the same. In others ({@code C++}) the signs count. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\s._/'’-]+");

    /**
     * A word of a group, with the others of it.
     *
     * @param start where its first letter stands, after signs that it may begin with
     * @param end where its last letter ends
     */
    private record Member(String folded, int start, int end, List<String> forms, List<Meant> others) {

        static Member of(String folded, List<Meant> others) {
            List<Words.Placed> words = Words.placed(folded);
            return new Member(
                    folded,
                    words.getFirst().start(),
                    words.getLast().end(),
                    words.stream().map(Words.Placed::form).toList(),
                    others);
        }

        boolean plain() {
            return start == 0 && end == folded.length() && PLAIN.matcher(folded).matches();
        }
    }

    private record Match(Member member, int start, int end) {}

    private final Map<Character, List<Member>> byFirst = new HashMap<>();

    private SynonymDictionary() {}

    static SynonymDictionary of(List<SynonymGroup> groups) {
        SynonymDictionary dictionary = new SynonymDictionary();
        for (SynonymGroup group : groups) {
            List<Meant> meant = group.words().stream()
                    .map(word -> new Meant(SynonymRules.folded(word), Words.of(word)))
                    .toList();
            for (Meant one : meant) {
                Member member = Member.of(
                        one.text(),
                        meant.stream().filter(other -> !other.equals(one)).toList());
                dictionary
                        .byFirst
                        .computeIfAbsent(member.folded().charAt(member.start()), first -> new ArrayList<>())
                        .add(member);
            }
        }
        return dictionary;
    }

    /** Where the words of groups stand in a folded text, the longest at each place: as they are written, or by their stems. */
    List<Replacement> in(String folded) {
        if (byFirst.isEmpty()) {
            return List.of();
        }
        List<Words.Placed> words = Words.placed(folded);
        Set<Integer> ends = words.stream().map(Words.Placed::end).collect(toSet());
        List<Replacement> found = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).start() < free) {
                continue;
            }
            Optional<Match> longest = longest(folded, words, i, free, ends);
            if (longest.isPresent()) {
                int start = longest.get().start();
                int end = longest.get().end();
                free = end;
                found.add(new Replacement(
                        start,
                        end,
                        folded.substring(start, end),
                        words.stream()
                                .filter(word -> word.start() >= start && word.end() <= end)
                                .map(Words.Placed::form)
                                .toList(),
                        longest.get().member().others(),
                        Rewording.Kind.SYNONYM));
            }
        }
        return found;
    }

    /**
     * @param free where what was found before ends
     */
    private Optional<Match> longest(String folded, List<Words.Placed> words, int at, int free, Set<Integer> ends) {
        return byFirst.getOrDefault(folded.charAt(words.get(at).start()), List.of()).stream()
                .flatMap(member -> match(member, folded, words, at, ends).stream())
                .filter(match -> match.start() >= free)
                .max(Comparator.comparingInt(Match::end));
    }

    private static Optional<Match> match(
            Member member, String folded, List<Words.Placed> words, int at, Set<Integer> ends) {
        int start = words.get(at).start() - member.start();
        if (ends.contains(start + member.end()) && folded.startsWith(member.folded(), start)) {
            return Optional.of(new Match(member, start, start + member.folded().length()));
        }
        int after = at + member.forms().size();
        return member.plain()
                        && after <= words.size()
                        && words.subList(at, after).stream()
                                .map(Words.Placed::form)
                                .toList()
                                .equals(member.forms())
                ? Optional.of(new Match(member, start, words.get(after - 1).end()))
                : Optional.empty();
    }
}
