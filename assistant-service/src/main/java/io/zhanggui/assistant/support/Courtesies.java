package io.zhanggui.assistant.support;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How shoppers begin before they ask and end when they have asked: greetings, forms of address, polite turns, thanks, marks. They say
 * nothing of what is asked, and a search that reads them finds what is near to them. Immutable.
 */
final class Courtesies {

    /** A text may be nothing but these, over and over: the stack of a search for more is not endless. */
    private static final int MOST = 10;

    /** Of a closing with its marks. */
    private static final int LONGEST = 60;

    private static final String PAUSE = "(?:\\s*[,.!?:;。、~…]+\\s*|(?<=\\p{IsHan})\\s+)";

    /** What went before is not the beginning of a word: 请问|下单后…, 想问|问题…, please|d. */
    private static final String WHOLE = "(?![\\p{IsLatin}\\p{N}']|(?<=下)[单次周个月面架载水午班雨雪]|(?<=问)题)";

    private static final String MARK = "\\s,.;:!?。、~…\\p{So}";
    private static final String MARKS = "[" + MARK + "]*";

    /** What is left has at least two letters or digits. */
    private static final String REST = ".*[\\p{L}\\p{N}].*[\\p{L}\\p{N}]";

    /** Marks at the end; a question mark among them stays. */
    private static final Pattern LAST_MARKS = Pattern.compile("(?<=[^" + MARK + "])" + MARKS + "$");

    private static final Pattern WITH_A_REST = Pattern.compile(REST, Pattern.DOTALL);

    private final Pattern beginning;
    private final Pattern end;

    /**
     * @param forms by kind: {@code opening} and {@code closing}, {@code paused-opening} and {@code paused-closing}, which a pause has to
     *     part from the rest, {@code particles} that all may end in
     */
    Courtesies(Map<String, List<String>> forms) {
        String particle = oneOf(forms, "particles") + "?";
        this.beginning = Pattern.compile(
                "(?:%s%s%s|%s%s(?:%s%s)?\\s*){1,%d}(?=%s)"
                        .formatted(
                                oneOf(forms, "paused-opening"),
                                particle,
                                PAUSE,
                                oneOf(forms, "opening"),
                                WHOLE,
                                particle,
                                PAUSE,
                                MOST,
                                REST),
                Pattern.DOTALL);
        this.end = Pattern.compile("(?:%s%s|%s?\\s*(?<![\\p{IsLatin}\\p{N}'])%s)%s%s$"
                .formatted(PAUSE, oneOf(forms, "paused-closing"), PAUSE, oneOf(forms, "closing"), particle, MARKS));
    }

    /** The longest first. */
    private static String oneOf(Map<String, List<String>> forms, String kind) {
        return forms.getOrDefault(kind, List.of()).stream()
                .sorted(comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(joining("|", "(?:", ")"));
    }

    /** A normalised text without them; a text that is nothing else stays. */
    String without(String text) {
        Matcher begun = beginning.matcher(text);
        return withoutEnd(begun.lookingAt() ? text.substring(begun.end()) : text);
    }

    private String withoutEnd(String text) {
        String rest = withoutLastMarks(text);
        for (int i = 0; i < MOST; i++) {
            Matcher ended = end.matcher(rest)
                    .useTransparentBounds(true)
                    .region(Math.max(0, rest.length() - LONGEST), rest.length());
            if (!ended.find()) {
                return rest;
            }
            String before = withoutLastMarks(rest.substring(0, ended.start()) + asked(ended.group()));
            if (!WITH_A_REST.matcher(before).lookingAt()) {
                return rest;
            }
            rest = before;
        }
        return rest;
    }

    private static String withoutLastMarks(String text) {
        return LAST_MARKS.matcher(text).replaceFirst(marks -> asked(marks.group()));
    }

    /** The question mark, if there is one. */
    private static String asked(String end) {
        return end.contains("?") ? "?" : "";
    }
}
