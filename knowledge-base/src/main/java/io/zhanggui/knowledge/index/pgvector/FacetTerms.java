package io.zhanggui.knowledge.index.pgvector;

import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.index.IndexFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facets as terms beside the words, so that it is known how many entries have each. No word has {@code =} in it. */
final class FacetTerms {

    /** Has a window of validity. */
    static final String WINDOW = "window=";

    private FacetTerms() {}

    static List<String> of(Facets facets) {
        List<String> terms = new ArrayList<>();
        terms.add(kind(facets.kind()));
        addTerm("product=", facets.productCode(), terms);
        addTerm("category=", facets.category(), terms);
        terms.add(language(facets.language()));
        if (!facets.validity().equals(Validity.ALWAYS)) {
            terms.add(WINDOW);
        }
        return terms;
    }

    /** What an entry must have one of, for each part of the filter but the moment. */
    static List<List<String>> groups(IndexFilter filter) {
        List<List<String>> groups = new ArrayList<>();
        if (!filter.kinds().isEmpty()) {
            groups.add(filter.kinds().stream().map(FacetTerms::kind).toList());
        }
        addGroup("product=", filter.productCode(), groups);
        addGroup("category=", filter.category(), groups);
        if (filter.language() != null) {
            groups.add(List.of(language(null), language(filter.language())));
        }
        return groups;
    }

    private static String kind(PassageKind kind) {
        return "kind=" + kind.name();
    }

    /** The shop's own language has no name. */
    private static String language(@Nullable String code) {
        return "language=" + (code == null ? "" : Terms.fitting(code));
    }

    private static void addTerm(String name, @Nullable String value, List<String> terms) {
        if (value != null) {
            terms.add(name + Terms.fitting(value));
        }
    }

    private static void addGroup(String name, @Nullable String value, List<List<String>> groups) {
        if (value != null) {
            groups.add(List.of(name + Terms.fitting(value)));
        }
    }
}
