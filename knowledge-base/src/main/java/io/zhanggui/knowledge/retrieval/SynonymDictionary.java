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

/** The groups of a merchant, ready to be found in a text. Immutable. */
final class SynonymDictionary {

    static final SynonymDictionary EMPTY = of(List.of());

    /** A word of a group, with the others of it. */
    private record Member(String folded, List<String> forms, List<Meant> others) {}

    private record Match(Member member, int end) {}

    private final Map<Character, List<Member>> byFirst = new HashMap<>();

    private SynonymDictionary() {}

    static SynonymDictionary of(List<SynonymGroup> groups) {
        SynonymDictionary dictionary = new SynonymDictionary();
        for (SynonymGroup group : groups) {
            List<Meant> meant = group.words().stream()
                    .map(word -> new Meant(SynonymRules.folded(word), Words.of(word)))
                    .toList();
            for (Meant one : meant) {
                dictionary
                        .byFirst
                        .computeIfAbsent(one.text().charAt(0), first -> new ArrayList<>())
                        .add(new Member(
                                one.text(),
                                one.words(),
                                meant.stream()
                                        .filter(other -> !other.equals(one))
                                        .toList()));
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
            int start = words.get(i).start();
            if (start < free) {
                continue;
            }
            Optional<Match> longest = longest(folded, words, i, ends);
            if (longest.isPresent()) {
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

    private Optional<Match> longest(String folded, List<Words.Placed> words, int at, Set<Integer> ends) {
        int start = words.get(at).start();
        return byFirst.getOrDefault(folded.charAt(start), List.of()).stream()
                .flatMap(member -> match(member, folded, words, at, ends).stream())
                .max(Comparator.comparingInt(Match::end));
    }

    private static Optional<Match> match(
            Member member, String folded, List<Words.Placed> words, int at, Set<Integer> ends) {
        int start = words.get(at).start();
        int end = start + member.folded().length();
        if (ends.contains(end) && folded.startsWith(member.folded(), start)) {
            return Optional.of(new Match(member, end));
        }
        int after = at + member.forms().size();
        return after <= words.size()
                        && words.subList(at, after).stream()
                                .map(Words.Placed::form)
                                .toList()
                                .equals(member.forms())
                ? Optional.of(new Match(member, words.get(after - 1).end()))
                : Optional.empty();
    }
}
