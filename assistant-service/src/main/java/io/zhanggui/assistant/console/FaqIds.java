package io.zhanggui.assistant.console;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.zhanggui.knowledge.faq.FaqEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids for entries that are written by hand: the shop's own numbering goes on; where there is none, the question is the id. */
final class FaqIds {

    private static final Pattern NUMBERED = Pattern.compile("(.{0,40}?)(\\d{1,9})");

    private FaqIds() {}

    static String next(List<FaqEntry> entries, String question) {
        List<MatchResult> numbered = entries.stream()
                .map(entry -> NUMBERED.matcher(entry.id()))
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .toList();
        if (2 * numbered.size() <= entries.size()) {
            return free(question, entries.stream().map(FaqEntry::id).collect(Collectors.toSet()));
        }
        Map<String, Long> prefixes = numbered.stream().collect(groupingBy(id -> id.group(1), counting()));
        String prefix = prefixes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        MatchResult last = numbered.stream()
                .filter(id -> id.group(1).equals(prefix))
                .max(Comparator.comparingInt(id -> Integer.parseInt(id.group(2))))
                .orElseThrow();
        String number = String.valueOf(Integer.parseInt(last.group(2)) + 1);
        return prefix + "0".repeat(Math.max(0, last.group(2).length() - number.length())) + number;
    }

    private static String free(String question, Set<String> taken) {
        String id = question;
        for (int number = 2; taken.contains(id); number++) {
            id = question + "#" + number;
        }
        return id;
    }
}
