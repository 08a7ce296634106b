package io.zhanggui.knowledge.index.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.zhanggui.knowledge.index.KnownWord;
import io.zhanggui.knowledge.index.Likeness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The words of one snapshot of an index.
 *
 * @param known words that were looked up, of this and of other snapshots
 */
record Vocabulary(IndexSearcher searcher, Cache<LookedUp, List<KnownWord>> known) {

    private static final int MOST_KNOWN = 2_000;

    /** A word in a snapshot. */
    record LookedUp(CacheKey snapshot, String word) {}

    /** Shoppers ask in the same words, most of them none of the shop's: each takes a third of a millisecond to look up. */
    static Cache<LookedUp, List<KnownWord>> nothingLookedUp() {
        return Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
    }

    Map<String, Long> entriesWith(Collection<String> words) throws IOException {
        Map<String, Long> having = new HashMap<>();
        for (String word : words) {
            long entries = entries(word);
            if (entries > 0) {
                having.put(word, entries);
            }
        }
        return having;
    }

    Map<String, List<KnownWord>> alike(Collection<String> words) throws IOException {
        Map<String, List<KnownWord>> alike = new HashMap<>();
        @Nullable Terms terms = MultiTerms.getTerms(reader(), EntryDocuments.WORDS);
        for (String word : words) {
            Likeness likeness = Likeness.to(word);
            if (terms != null && likeness.edits() > 0) {
                List<KnownWord> found = alike(likeness, terms);
                if (!found.isEmpty()) {
                    alike.put(word, found);
                }
            }
        }
        return alike;
    }

    private List<KnownWord> alike(Likeness likeness, Terms terms) throws IOException {
        LookedUp word = new LookedUp(reader().getReaderCacheHelper().getKey(), likeness.word());
        List<KnownWord> before = known.getIfPresent(word);
        if (before != null) {
            return before;
        }
        List<KnownWord> found = lookUp(likeness, terms);
        known.put(word, found);
        return found;
    }

    private List<KnownWord> lookUp(Likeness likeness, Terms terms) throws IOException {
        FuzzyTermsEnum near = new FuzzyTermsEnum(
                terms, new Term(EntryDocuments.WORDS, likeness.word()), likeness.edits(), likeness.sure(), true);
        List<KnownWord> found = new ArrayList<>();
        for (BytesRef term = near.next(); term != null; term = near.next()) {
            String form = term.utf8ToString();
            long entries = likeness.allows(form) ? entries(form) : 0;
            if (entries > 0) {
                found.add(new KnownWord(form, entries));
            }
        }
        return found.stream().sorted(KnownWord.ORDER).toList();
    }

    /** Words of deleted documents stay in the dictionary until their segment is merged. */
    private long entries(String word) throws IOException {
        Term term = new Term(EntryDocuments.WORDS, word);
        return reader().hasDeletions() ? searcher.count(new TermQuery(term)) : reader().docFreq(term);
    }

    private IndexReader reader() {
        return searcher.getIndexReader();
    }
}
