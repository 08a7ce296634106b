package io.zhanggui.assistant.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text where a sentence ends, its citation marks included. */
final class Sentences {

    private static final Pattern END =
            Pattern.compile("(?:[。！？!?；;\\n]|\\.(?=\\s|\\[|$))[”’」』）)\"']*\\s*(?:\\[[\\d,，、\\s]+]\\s*)*");

    private Sentences() {}

    /** All sentences; together they are the text. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher end = END.matcher(text);
        int start = 0;
        while (end.find()) {
            sentences.add(text.substring(start, end.end()));
            start = end.end();
        }
        if (start < text.length()) {
            sentences.add(text.substring(start));
        }
        return sentences;
    }

    /** How much of a text that was cut off is whole sentences. A point after a digit may be one within a number. */
    static int ended(String cut) {
        Matcher end = END.matcher(cut);
        int ended = 0;
        while (end.find()) {
            boolean number = end.end() == cut.length()
                    && cut.endsWith(".")
                    && end.start() > 0
                    && Character.isDigit(cut.charAt(end.start() - 1));
            ended = number ? ended : end.end();
        }
        return ended;
    }

    /** How much of a text under way is whole sentences: one ends only when the next has begun, for its marks may follow. */
    static int whole(String underWay) {
        Matcher end = END.matcher(underWay);
        int whole = 0;
        while (end.find()) {
            if (end.end() < underWay.length() && underWay.charAt(end.end()) != '[') {
                whole = end.end();
            }
        }
        return whole;
    }
}
