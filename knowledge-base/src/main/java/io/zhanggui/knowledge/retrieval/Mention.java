package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A product that a query calls by its code or title comes before those that are only alike. */
final class Mention {

    private static final int SHORTEST_TITLE = 2;
    private static final int MOST_CODES = 5;
    /** A run of letters, digits and joints, not Chinese, with a digit in it; of two characters one is a letter. */
    private static final Pattern CODE = Pattern.compile(
            "(?=[\\p{IsLatin}._/-]*\\d)[\\p{IsLatin}\\d](?:[\\p{IsLatin}\\d._/-]{1,60}[\\p{IsLatin}\\d])"
                    + "|\\p{IsLatin}\\d|\\d\\p{IsLatin}");

    private static final Pattern MORE_THAN_TITLE = Pattern.compile("[\\n:：]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Mention() {}

    /** What in the query looks like a product code, in the spellings that a shop may have used. */
    static Set<String> possibleCodes(String query) {
        return CODE.matcher(Normalizer.normalize(query, Normalizer.Form.NFKC))
                .results()
                .map(found -> found.group())
                .distinct()
                .limit(MOST_CODES)
                .flatMap(code -> Stream.of(code, code.toUpperCase(Locale.ROOT), code.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /**
     * The hits by falling score, those of mentioned products raised into the upper half.
     *
     * @param codes of products that the query is known to mention
     */
    static List<Hit> preferred(String query, Set<String> codes, List<Hit> hits) {
        Set<String> mentioned = products(query, codes, hits);
        if (mentioned.isEmpty()) {
            return hits;
        }
        return hits.stream()
                .map(hit -> mentioned.contains(product(hit)) ? raised(hit) : hit)
                .sorted(comparingDouble(Hit::score).reversed())
                .toList();
    }

    /** The codes of the products that the query mentions. */
    static Set<String> products(String query, Set<String> codes, List<Hit> hits) {
        Set<String> mentioned = new HashSet<>(codes);
        mentioned.addAll(calledByTitle(folded(query), hits));
        return mentioned;
    }

    /**
     * Whether the passage that the texts of the index lead to may be one that the query calls by its title: those of a product begin with
     * it, and a line of its own or a name with a colon follows, or nothing does.
     */
    static Predicate<String> possibleTitle(String query) {
        String folded = folded(query);
        return indexed ->
                folded.contains(folded(MORE_THAN_TITLE.matcher(indexed).find() ? firstWord(indexed) : indexed));
    }

    private static String firstWord(String text) {
        return SPACE.split(text, 2)[0];
    }

    /** The products with the longest titles in the query: who says 玻璃保温杯 does not mean a 保温杯. */
    private static Set<String> calledByTitle(String query, List<Hit> hits) {
        List<Hit> called = hits.stream()
                .filter(hit -> !product(hit).isEmpty())
                .filter(hit -> query.contains(title(hit)))
                .toList();
        return called.stream()
                .filter(hit -> called.stream().noneMatch(other -> isPartOf(title(hit), title(other))))
                .map(Mention::product)
                .collect(Collectors.toSet());
    }

    private static boolean isPartOf(String title, String longer) {
        return longer.length() > title.length() && longer.contains(title);
    }

    /** The product whose title the hit bears; empty for others. */
    private static String product(Hit hit) {
        String code = hit.passage().productCode();
        boolean bears =
                switch (hit.passage().kind()) {
                    case PRODUCT, ATTRIBUTE -> title(hit).length() >= SHORTEST_TITLE;
                    case FAQ, DOCUMENT -> false;
                };
        return code == null || !bears ? "" : code;
    }

    private static Hit raised(Hit hit) {
        return hit.scored((1 + hit.score()) / 2);
    }

    private static String title(Hit hit) {
        return folded(hit.passage().title());
    }

    private static String folded(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
