package io.zhanggui.knowledge.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * The words of a text that keyword search compares, the same in every store: width and case are folded, Chinese is cut
 * into words, English words are stemmed. A model code, a number or an amount ({@code QH-B001}, {@code 1.5L}) stays
 * whole and gives its parts besides.
 */
public final class Words {

    private static final String OTHER = "[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+";
    private static final Pattern RUN =
            Pattern.compile("(?<han>\\p{IsHan}+)|" + OTHER + "(?:[-._/'’]" + OTHER + "){0,8}");
    private static final Pattern PART = Pattern.compile("\\p{N}+|[\\p{L}\\p{M}]+");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{3,}");

    private static final HHMMSegmenter CHINESE = new HHMMSegmenter();
    /** Longer runs are cut in pieces, to bound the memory of a segmentation. */
    private static final int LONGEST_RUN = 256;

    private Words() {}

    /**
     * A word with its place in the {@link #folded} text.
     *
     * @param form what is compared
     * @param end exclusive
     */
    public record Placed(String form, int start, int end) {}

    /** All words in their order, with repetitions. */
    public static List<String> of(String text) {
        return placed(folded(text)).stream().map(Placed::form).toList();
    }

    /** The text with width, case and the separators of thousands folded. */
    public static String folded(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return THOUSANDS.matcher(folded).replaceAll("");
    }

    /** All words of a folded text in their order; the parts of a model code follow the whole. */
    public static List<Placed> placed(String folded) {
        Matcher runs = RUN.matcher(folded);
        List<Placed> words = new ArrayList<>();
        while (runs.find()) {
            if (runs.group("han") != null) {
                addChinese(runs.group(), runs.start(), words);
            } else {
                addOther(runs.group(), runs.start(), words);
            }
        }
        return words;
    }

    private static void addChinese(String run, int at, List<Placed> words) {
        for (int start = 0; start < run.length(); start += LONGEST_RUN) {
            String piece = run.substring(start, Math.min(run.length(), start + LONGEST_RUN));
            List<SegToken> cut = CHINESE.process(piece);
            for (SegToken word : cut.subList(1, cut.size() - 1)) {
                words.add(new Placed(
                        piece.substring(word.startOffset, word.endOffset),
                        at + start + word.startOffset,
                        at + start + word.endOffset));
            }
        }
    }

    private static void addOther(String run, int at, List<Placed> words) {
        words.add(new Placed(stem(run), at, at + run.length()));
        List<MatchResult> parts = PART.matcher(run).results().toList();
        if (parts.size() > 1) {
            parts.forEach(part -> words.add(new Placed(stem(part.group()), at + part.start(), at + part.end())));
        }
    }

    private static String stem(String word) {
        if (!ENGLISH.matcher(word).matches()) {
            return word;
        }
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
