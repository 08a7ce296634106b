package io.zhanggui.knowledge.retrieval;

import static java.util.Comparator.comparingDouble;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A product that a query calls by its title or code comes before those that are only alike. */
final class Mention {

    private static final int SHORTEST = 2;

    private Mention() {}

    /** The hits by falling score, those of mentioned products raised into the upper half. */
    static List<Hit> preferred(String text, List<Hit> hits) {
        Set<String> mentioned = mentioned(text, hits);
        if (mentioned.isEmpty()) {
            return hits;
        }
        return hits.stream()
                .map(hit -> isOf(hit, mentioned) ? raised(hit) : hit)
                .sorted(comparingDouble(Hit::score).reversed())
                .toList();
    }

    private static boolean isOf(Hit hit, Set<String> products) {
        return hit.passage().productCode() != null
                && products.contains(hit.passage().productCode());
    }

    private static Hit raised(Hit hit) {
        return new Hit(hit.passage(), (1 + hit.score()) / 2, hit.vectorScore(), hit.keywordScore(), hit.matchedText());
    }

    private static Set<String> mentioned(String text, List<Hit> hits) {
        String query = folded(text);
        return hits.stream()
                .filter(hit -> isNamed(hit.passage().productCode(), query) || isNamed(title(hit), query))
                .map(hit -> hit.passage().productCode())
                .filter(code -> code != null)
                .collect(Collectors.toSet());
    }

    private static @Nullable String title(Hit hit) {
        return switch (hit.passage().kind()) {
            case PRODUCT, ATTRIBUTE -> hit.passage().title();
            case FAQ, DOCUMENT -> null;
        };
    }

    private static boolean isNamed(@Nullable String name, String query) {
        return name != null && name.length() >= SHORTEST && query.contains(folded(name));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", "");
    }
}
