package io.zhanggui.knowledge.index.pgvector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.knowledge.index.IndexEntry;
import io.zhanggui.knowledge.index.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an entry is found by: its words and its facets, as the postings hold them.
 *
 * @param counts how often each word stands in the text; 0 for a facet
 * @param words how many words the text has
 */
record Terms(Map<String, Integer> counts, List<String> facets, int words) {

    /** PostgreSQL's B-trees take no more than about 2,700 bytes. */
    private static final int LONGEST = 200;

    static Terms of(IndexEntry entry) {
        List<String> words = Words.of(entry.text());
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(fitting(word), 1, Integer::sum));
        List<String> facets = FacetTerms.of(entry.facets());
        facets.forEach(facet -> counts.put(facet, 0));
        return new Terms(counts, facets, words.size());
    }

    /** The term itself, or what stands for one that PostgreSQL does not take. */
    static String fitting(String term) {
        return term.length() <= LONGEST && term.indexOf('\0') < 0 ? term : digest(term);
    }

    private static String digest(String term) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(term.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
