package io.zhanggui.assistant.console;

import io.zhanggui.knowledge.index.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text.
 *
 * @param found whether a word of the question stands in it
 */
record Marked(String text, boolean found) {

    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+");

    /** The text in pieces: the words that it has in common with the question, and what stands between them. */
    static List<Marked> pieces(String text, String question) {
        Set<String> words = new HashSet<>(Words.of(question));
        BitSet found = new BitSet(text.length());
        markChinese(text, words, found);
        markOthers(text, words, found);
        List<Marked> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            boolean is = found.get(at);
            int next = is ? found.nextClearBit(at) : found.nextSetBit(at);
            int end = next < 0 ? text.length() : Math.min(next, text.length());
            pieces.add(new Marked(text.substring(at, end), is));
            at = end;
        }
        return pieces;
    }

    /** A single character says too little to be shown. */
    private static void markChinese(String text, Set<String> words, BitSet found) {
        for (String word : words) {
            if (word.length() > 1 && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                    found.set(at, at + word.length());
                }
            }
        }
    }

    /** English words are compared by their stems. */
    private static void markOthers(String text, Set<String> words, BitSet found) {
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            String run = runs.group().toLowerCase(Locale.ROOT);
            if (run.length() > 1 && Words.of(run).stream().anyMatch(words::contains)) {
                found.set(runs.start(), runs.end());
            }
        }
    }
}
