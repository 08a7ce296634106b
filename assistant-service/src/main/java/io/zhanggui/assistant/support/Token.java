package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chinese character, or a run of other letters and digits: what titles and questions are compared by.
 *
 * @param form the character, or the stem of the run
 */
record Token(String form, int start, int end, boolean han) {

    private static final Pattern PIECE =
            Pattern.compile("(?<han>\\p{IsHan})|\\d+(?:\\.\\d+)?|[\\p{L}\\p{M}&&[^\\p{IsHan}]]+(?:['’][a-z]+)?");

    /** The tokens of a normalised text. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            boolean han = matcher.group("han") != null;
            String form = han ? matcher.group() : stem(matcher.group());
            tokens.add(new Token(form, matcher.start(), matcher.end(), han));
        }
        return tokens;
    }

    private static String stem(String run) {
        List<String> words = Words.of(run);
        return words.isEmpty() ? run : words.getFirst();
    }
}
