package io.zhanggui.knowledge.ingest.document;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a text into sentences, and weighs texts of any script alike. */
final class Sentences {

    /** What has no end by then is no sentence; it is cut at a comma or a space. */
    private static final int LONGEST = 300;

    private Sentences() {}

    /** In order; joined they give the text. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        for (String line : text.split("(?<=\\n)", -1)) {
            breaks.setText(line);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                add(line.substring(from, to), sentences);
            }
        }
        return sentences;
    }

    private static void add(String sentence, List<String> sentences) {
        String rest = sentence;
        while (weight(rest) > LONGEST) {
            int cut = cut(rest);
            sentences.add(rest.substring(0, cut));
            rest = rest.substring(cut);
        }
        sentences.add(rest);
    }

    private static int cut(String text) {
        int limit = 0;
        for (int weight = 0; limit < text.length() && weight <= LONGEST; limit += 50) {
            weight = weight(text.substring(0, Math.min(text.length(), limit + 50)));
        }
        limit = Math.min(limit, text.length() - 1);
        for (int i = limit; i > limit / 2; i--) {
            if ("，,；;、：: \t".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    /** About the number of Chinese characters that say as much: an English word counts 1.6. */
    static int weight(CharSequence text) {
        int tenths = 0;
        int letters = 0;
        for (int i = 0; i <= text.length(); i++) {
            char character = i < text.length() ? text.charAt(i) : ' ';
            if (character < 0x2e80 && Character.isLetterOrDigit(character)) {
                letters++;
                continue;
            }
            tenths += letters == 0 ? 0 : Math.max(16, letters * 10 / 4);
            letters = 0;
            tenths += character >= 0x2e80 ? 10 : 0;
        }
        return tenths / 10;
    }
}
