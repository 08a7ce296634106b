package io.zhanggui.knowledge.index.lucene;

import io.zhanggui.knowledge.index.Alternative;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.QuerySlot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a query says, as the index knows it.
 *
 * @param mass the sum of the idf of all typed words, also of those that no entry has
 */
record KeywordLeg(List<Slot> slots, double mass) {

    /**
     * @param typed those of the typed words that the index knows
     */
    private record Slot(List<QueryWord> typed, List<Other> others) {}

    /**
     * An alternative, all words of which the index knows.
     *
     * @param worth by which its words count
     */
    private record Other(List<QueryWord> words, double worth) {}

    /** What the words say of a document. */
    record Score(double bm25, double coverage) {

        static final Score NONE = new Score(0, 0);
    }

    static KeywordLeg of(IndexQuery query, IndexSearcher searcher) throws IOException {
        QueryWord.Reader reader = new QueryWord.Reader(searcher);
        List<Slot> slots = new ArrayList<>();
        double mass = 0;
        for (QuerySlot slot : QuerySlot.of(query)) {
            List<QueryWord> typed = reader.words(slot.typed());
            double idf = QueryWord.idf(typed);
            mass += idf;
            List<Other> others = new ArrayList<>();
            for (Alternative alternative : slot.alternatives()) {
                List<QueryWord> words = reader.words(alternative.words());
                if (words.stream().allMatch(QueryWord::known)) {
                    others.add(new Other(words, alternative.worth(idf, QueryWord.idf(words))));
                }
            }
            slots.add(new Slot(typed.stream().filter(QueryWord::known).toList(), others));
        }
        return new KeywordLeg(slots, mass);
    }

    Query query(@Nullable Query filter) {
        BooleanQuery.Builder anySlot = new BooleanQuery.Builder();
        slots.forEach(slot -> add(slot, anySlot));
        if (filter == null) {
            return anySlot.build();
        }
        return new BooleanQuery.Builder()
                .add(anySlot.build(), Occur.MUST)
                .add(filter, Occur.FILTER)
                .build();
    }

    private static void add(Slot slot, BooleanQuery.Builder anySlot) {
        if (slot.others().isEmpty()) {
            slot.typed().forEach(word -> anySlot.add(word.query(), Occur.SHOULD));
            return;
        }
        List<Query> ways = new ArrayList<>();
        ways.add(of(slot.typed(), Occur.SHOULD));
        slot.others().forEach(other -> ways.add(new BoostQuery(of(other.words(), Occur.MUST), (float) other.worth())));
        anySlot.add(new DisjunctionMaxQuery(ways, 0), Occur.SHOULD);
    }

    private static Query of(List<QueryWord> words, Occur occur) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(word.query(), occur));
        return query.build();
    }

    /** Of each of the documents of one segment, which ascend. */
    Score[] scores(int[] documents, LeafReader segment) throws IOException {
        double[] bm25 = new double[documents.length];
        double[] covered = new double[documents.length];
        for (Slot slot : slots) {
            WordSums typed = WordSums.of(slot.typed(), documents, segment);
            double[] most = typed.bm25;
            double[] mostCovered = typed.covered;
            for (Other other : slot.others()) {
                WordSums said = WordSums.of(other.words(), documents, segment);
                for (int i = 0; i < documents.length; i++) {
                    if (said.words[i] == other.words().size()) {
                        most[i] = Math.max(most[i], other.worth() * said.bm25[i]);
                        mostCovered[i] = Math.max(mostCovered[i], other.worth() * said.covered[i]);
                    }
                }
            }
            for (int i = 0; i < documents.length; i++) {
                bm25[i] += most[i];
                covered[i] += mostCovered[i];
            }
        }
        Score[] scores = new Score[documents.length];
        for (int i = 0; i < documents.length; i++) {
            scores[i] = covered[i] == 0 ? Score.NONE : new Score(bm25[i] / mass, Math.min(1, covered[i] / mass));
        }
        return scores;
    }
}
