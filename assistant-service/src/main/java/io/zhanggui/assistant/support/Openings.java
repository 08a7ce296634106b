package io.zhanggui.assistant.support;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How shoppers begin before they ask: greetings, forms of address, polite turns. They say nothing of what is asked, and a search that
 * reads them finds what is near to them. Immutable.
 */
final class Openings {

    private static final String PAUSE = "(?:\\s*[,.!?:;。、~…]+\\s*|(?<=\\p{IsHan})\\s+)";

    /** What is left has at least two letters or digits. */
    private static final String REST = "(?=.*[\\p{L}\\p{N}].*[\\p{L}\\p{N}])";

    private final Pattern beginning;

    /** @param forms {@code plain} ones, {@code paused} ones that need a pause behind them, {@code particles} that both may end in */
    Openings(Map<String, List<String>> forms) {
        String particle = oneOf(forms.getOrDefault("particles", List.of())) + "?";
        String plain =
                oneOf(forms.getOrDefault("plain", List.of())) + "(?![\\p{IsLatin}\\p{N}'])" + particle + PAUSE + "?";
        String paused = oneOf(forms.getOrDefault("paused", List.of())) + particle + PAUSE;
        this.beginning = Pattern.compile("(?:" + paused + "|" + plain + "\\s*)+" + REST, Pattern.DOTALL);
    }

    /** The longest first. */
    private static String oneOf(List<String> forms) {
        return forms.stream()
                .sorted(comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(joining("|", "(?:", ")"));
    }

    /** A normalised text without them; a text that is nothing else stays. */
    String without(String text) {
        Matcher matcher = beginning.matcher(text);
        return matcher.lookingAt() ? text.substring(matcher.end()) : text;
    }
}
