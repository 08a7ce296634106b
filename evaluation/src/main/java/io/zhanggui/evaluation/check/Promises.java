package io.zhanggui.evaluation.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds promises of a refund, a gift, a time of delivery or a price that none of a text's sources makes. A source makes a
 * promise if it holds the figures of the promise, and one of its sentences promises the same kind of thing in partly the same
 * words (runs of two characters in Chinese). What is denied
 * or asked promises nothing. The patterns are {@code promises.tsv} beside this class: a net, as {@link AdvertisingWords} is.
 * Immutable and thread-safe.
 */
public final class Promises {

    /** Money back, or compensation. */
    public static final String REFUND = "promise.refund";
    /** Something for nothing. */
    public static final String GIFT = "promise.gift";
    /** When goods are sent or arrive. */
    public static final String DELIVERY = "promise.delivery";
    /** A discount, or a price that holds. */
    public static final String PRICE = "promise.price";

    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?；;\\n]+[。！？!?；;]?");
    private static final Pattern CLAUSE = Pattern.compile("[，,：:]");
    private static final Pattern DENIED = Pattern.compile(
            "(?:[不没勿别非]|无法|未能)[^，,]{0,4}$" + "|(?i)(?:\\b(?:not|no|never|cannot|without)\\b|n['’]t\\b)[^,]{0,25}$");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    /** The share of a promise's words that has to stand in the sentence that makes it. */
    private static final double SHARED = 0.3;

    private final List<Kind> kinds = Table.read("promises.tsv").rows().stream()
            .map(row -> new Kind(row.text(0), Pattern.compile(row.text(2), Pattern.CASE_INSENSITIVE)))
            .toList();

    private record Kind(String code, Pattern pattern) {}

    /**
     * Promises without a source.
     *
     * @param sources the texts that the text may rely on
     * @return in the order of the text
     */
    public List<Finding> findings(String text, List<String> sources) {
        List<Finding> findings = new ArrayList<>();
        SENTENCE.matcher(text)
                .results()
                .forEach(sentence -> kinds.forEach(kind -> kind.pattern()
                        .matcher(sentence.group())
                        .results()
                        .filter(match -> promises(sentence.group(), match))
                        .filter(match -> sources.stream()
                                .noneMatch(source -> makes(source, kind, clause(sentence.group(), match))))
                        .forEach(match -> findings.add(
                                new Finding(kind.code(), match.group(), sentence.start() + match.start(), "")))));
        findings.sort(Comparator.comparingInt(Finding::start));
        return List.copyOf(findings);
    }

    private static boolean promises(String sentence, MatchResult match) {
        boolean asked = sentence.endsWith("？") || sentence.endsWith("?");
        String clause = clause(sentence, match);
        int within = clause.indexOf(match.group());
        return !asked
                && !DENIED.matcher(within < 0 ? clause : clause.substring(0, within))
                        .find();
    }

    /** The part of the sentence between commas in which the match begins. */
    private static String clause(String sentence, MatchResult match) {
        int start = 0;
        int end = sentence.length();
        for (MatchResult comma : CLAUSE.matcher(sentence).results().toList()) {
            if (comma.end() <= match.start()) {
                start = comma.end();
            } else if (comma.start() >= match.end()) {
                end = comma.start();
                break;
            }
        }
        return sentence.substring(start, end);
    }

    private static boolean makes(String source, Kind kind, String clause) {
        List<Quantity> held = Quantities.in(source);
        Set<String> words = words(clause);
        return Quantities.in(clause).stream().allMatch(claimed -> held.stream().anyMatch(claimed::agreesWith))
                && SENTENCE.matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .filter(sentence -> shares(words, words(sentence)))
                        .anyMatch(sentence -> kind.pattern()
                                .matcher(sentence)
                                .results()
                                .anyMatch(match -> promises(sentence, match)));
    }

    private static boolean shares(Set<String> words, Set<String> others) {
        return words.stream().filter(others::contains).count() >= SHARED * words.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(run -> {
                    if (run.length() > 1 && Character.isIdeographic(run.codePointAt(0))) {
                        IntStream.range(0, run.length() - 1).forEach(at -> words.add(run.substring(at, at + 2)));
                    } else {
                        words.add(run);
                    }
                });
        return words;
    }
}
