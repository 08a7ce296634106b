package io.zhanggui.assistant.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forms that stand for a group, found in a text: the longest at each place, and none inside another. Immutable. */
final class PhraseBook {

    private final Map<String, List<String>> groups = new HashMap<>();

    /** The length of the longest form that begins with a character. */
    private final Map<Character, Integer> longest = new HashMap<>();

    /** @param forms of each group */
    PhraseBook(Map<String, List<String>> forms) {
        forms.forEach((group, written) -> written.forEach(
                form -> groups.computeIfAbsent(form, first -> new ArrayList<>()).add(group)));
        groups.keySet().forEach(form -> longest.merge(form.charAt(0), form.length(), Math::max));
    }

    /** The phrases of a normalised text; one form may speak for several groups. */
    List<Phrase> in(String text) {
        List<Phrase> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String form = text.substring(at, end);
            for (String group : groups.getOrDefault(form, List.of())) {
                found.add(new Phrase(group, form, at, end));
            }
            at = end;
        }
        return found;
    }

    /** The same, but phrases may overlap as long as none is inside another. */
    List<Phrase> overlappingIn(String text) {
        List<Phrase> found = new ArrayList<>();
        int covered = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = end(text, at);
            if (end > covered) {
                covered = end;
                String form = text.substring(at, end);
                for (String group : groups.getOrDefault(form, List.of())) {
                    found.add(new Phrase(group, form, at, end));
                }
            }
        }
        return found;
    }

    /** The groups that the text speaks of. */
    Set<String> groupsIn(String text) {
        Set<String> names = new LinkedHashSet<>();
        in(text).forEach(phrase -> names.add(phrase.group()));
        return names;
    }

    private int end(String text, int start) {
        if (insideWord(text, start)) {
            return start;
        }
        for (int end = Math.min(text.length(), start + longest.getOrDefault(text.charAt(start), 0));
                end > start;
                end--) {
            if (!insideWord(text, end) && groups.containsKey(text.substring(start, end))) {
                return end;
            }
        }
        return start;
    }

    private static boolean insideWord(String text, int at) {
        return at > 0 && at < text.length() && latin(text.charAt(at - 1)) && latin(text.charAt(at));
    }

    private static boolean latin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }
}
