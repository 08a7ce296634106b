package io.zhanggui.prompts;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Puts a text between lines of tildes longer than any run of tildes inside, so that the text cannot close the fence. */
final class Fence {

    private static final Pattern TILDES = Pattern.compile("~+");
    private static final int SHORTEST = 3;

    private Fence() {}

    static String around(String text) {
        int longest = TILDES.matcher(text)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String line = "~".repeat(Math.max(SHORTEST, longest + 1));
        return line + "\n" + text + "\n" + line;
    }

    /** The text in one line: an entry of a list cannot pretend to be two. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
