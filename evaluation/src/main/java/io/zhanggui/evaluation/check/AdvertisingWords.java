package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds words that China's Advertising Law keeps out of advertising: absolute terms (article 9), and claims to cure in goods
 * that are no medicine (article 17). The lexicon is {@code advertising-words.tsv} beside this class. It is a net, not a
 * judgement: words in new disguises pass, and a person decides about what is found. Immutable and thread-safe.
 */
public final class AdvertisingWords {

    /** An absolute term: {@code 最佳}, {@code 国家级}. */
    public static final String ABSOLUTE = "law.absolute";

    /** A medical effect claimed: {@code 治愈}. */
    public static final String MEDICAL = "law.medical";

    private final String version;
    private final List<Entry> entries;

    private record Entry(String code, String language, Pattern pattern, List<String> harmless) {}

    /** Reads the lexicon. */
    public AdvertisingWords() {
        Table table = Table.read("advertising-words.tsv");
        version = table.comment().replaceFirst(".*version: *", "");
        entries = table.rows().stream()
                .map(row -> new Entry(row.text(0), row.text(1), Pattern.compile(row.text(2)), row.words(3)))
                .toList();
    }

    /** Version of the lexicon, such as {@code cn-2026.1}. */
    public String version() {
        return version;
    }

    /**
     * Words that may not stand in advertising, in the order of the text. Chinese words are looked for in every text, English
     * ones in texts of other languages than Chinese.
     */
    public List<Finding> findings(String text, Locale locale) {
        String folded = Ascii.halfWidth(text);
        boolean chinese = locale.getLanguage().equals("zh");
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.language().equals("zh") || !chinese) {
                entry.pattern()
                        .matcher(folded)
                        .results()
                        .filter(match -> !harmless(folded, match, entry.harmless()))
                        .forEach(match -> findings.add(new Finding(
                                entry.code(), text.substring(match.start(), match.end()), match.start(), "")));
            }
        }
        findings.sort(Comparator.comparingInt(Finding::start));
        return List.copyOf(findings);
    }

    private static boolean harmless(String text, MatchResult match, List<String> phrases) {
        return phrases.stream().anyMatch(phrase -> around(text, match, phrase));
    }

    private static boolean around(String text, MatchResult match, String phrase) {
        int from = Math.max(0, match.end() - phrase.length());
        for (int at = from; at <= match.start(); at++) {
            if (text.regionMatches(true, at, phrase, 0, phrase.length())) {
                return true;
            }
        }
        return false;
    }
}
