package io.zhanggui.knowledge.index.pgvector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pgvector.PGhalfvec;
import com.pgvector.PGvector;
import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A search by meaning and by keyword. BM25 is summed up here, because a row of SQL for each posting takes a hundred times as long.
 *
 * @param few how many entries are compared one by one, at most; where more may be left, HNSW is asked
 */
record TwoLegs(JdbcClient jdbc, long few) {

    /** How many times as many entries HNSW looks at as it has to find. For the recall. */
    private static final double HNSW_MARGIN = 1.5;

    List<IndexHit> search(IndexVersion version, IndexQuery query) {
        KeywordLeg keywords = KeywordLeg.of(query);
        List<String> terms = new ArrayList<>(keywords.terms());
        FacetTerms.groups(query.filter()).forEach(terms::addAll);
        terms.add(FacetTerms.WINDOW);
        return Statistics.of(version, terms, jdbc)
                .map(statistics -> search(version, query, keywords, statistics))
                .orElse(List.of());
    }

    private List<IndexHit> search(IndexVersion version, IndexQuery query, KeywordLeg keywords, Statistics statistics) {
        Narrowing narrowing = Narrowing.of(query.filter(), statistics, few);
        if (narrowing.most() == 0) {
            return List.of();
        }
        List<String> terms = Stream.concat(
                        keywords.terms().stream(), narrowing.narrow().stream().flatMap(List::stream))
                .filter(term -> statistics.entriesWith(term) > 0)
                .toList();
        Postings postings = Postings.read(jdbc, version, statistics.version(), terms);
        @Nullable Set<Long> left = left(narrowing, postings);
        Scores scores = keywords.scores(postings, left, statistics);
        if (!narrowing.leavesFew()) {
            useHnsw(query.candidates());
        }
        double mass = keywords.mass(statistics);
        return new Search(version, query, statistics.version(), narrowing, left)
                .rows(scores).stream()
                        .map(row -> row.hit(scores.of(row.id()), mass))
                        .toList();
    }

    /** The entries that the narrow facets leave; null if there are none of these. */
    private static @Nullable Set<Long> left(Narrowing narrowing, Postings postings) {
        @Nullable Set<Long> left = null;
        for (List<String> facets : narrowing.narrow()) {
            Set<Long> entries = postings.entriesWithOneOf(facets);
            if (left == null) {
                left = entries;
            } else {
                left.retainAll(entries);
            }
        }
        return left;
    }

    /** A version that came after the last ANALYZE is expected to have no entries: all of them would be sorted, and none be asked of HNSW. */
    private void useHnsw(int candidates) {
        jdbc.sql("""
                        select set_config('hnsw.ef_search', :ef, true), set_config('hnsw.iterative_scan', 'strict_order', true),
                            set_config('jit', 'off', true), set_config('enable_sort', 'off', true)
                        """)
                .param("ef", Integer.toString(Math.clamp((long) (HNSW_MARGIN * candidates), 150, 1_000)))
                .query()
                .singleRow();
    }

    /** A search of which is known where to look. */
    private final class Search {

        private final IndexVersion version;
        private final IndexQuery query;
        private final long id;
        private final Narrowing narrowing;
        private final @Nullable Set<Long> left;

        Search(IndexVersion version, IndexQuery query, long id, Narrowing narrowing, @Nullable Set<Long> left) {
            this.version = version;
            this.query = query;
            this.id = id;
            this.narrowing = narrowing;
            this.left = left;
        }

        /** Some of those with the best scores may be gone or not be left by the filter: then the next ones are asked for. */
        List<Row> rows(Scores scores) {
            int asked = 2 * query.candidates();
            List<Row> rows = rows(scores.best(asked));
            while (asked < scores.size() && rows.stream().filter(Row::named).count() < query.candidates()) {
                asked *= 10;
                rows = rows(scores.best(asked));
            }
            return rows;
        }

        private List<Row> rows(Scores.Score[] scored) {
            StatementSpec statement = jdbc.sql(sql())
                    .param("merchant", version.merchant().value())
                    .param("version", id)
                    .param("candidates", query.candidates())
                    .param(
                            "ids",
                            left == null
                                    ? new long[0]
                                    : left.stream().mapToLong(Long::longValue).toArray())
                    .param(
                            "scored",
                            Arrays.stream(scored).mapToLong(Scores.Score::entry).toArray())
                    .param(
                            "scores",
                            Arrays.stream(scored)
                                    .mapToDouble(Scores.Score::value)
                                    .toArray())
                    .params(narrowing.parameters());
            Embedding vector = query.vector();
            if (vector != null) {
                statement = statement
                        .param("meaning", new PGhalfvec(vector.vector()))
                        .param("exact", new PGvector(vector.vector()));
            }
            return statement.query(Row::read).list();
        }

        private String sql() {
            if (query.vector() == null) {
                return SearchSql.keywords(narrowing.conditions());
            }
            return narrowing.leavesFew()
                    ? SearchSql.exact(left != null, narrowing.conditions())
                    : SearchSql.approximate(version.dimension(), narrowing.conditions());
        }
    }

    /**
     * An entry that was found.
     *
     * @param named whether the keyword leg found it
     */
    private record Row(
            long id, String passage, int ordinal, String text, double cosine, Embedding vector, boolean named) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getLong(1),
                    row.getString(2),
                    row.getInt(3),
                    new String(row.getBytes(4), UTF_8),
                    row.getDouble(5),
                    vector(row.getBytes(6)),
                    row.getBoolean(7));
        }

        /** As pgvector sends it: its length and two bytes that mean nothing yet, then its numbers. */
        private static Embedding vector(byte[] sent) {
            ByteBuffer bytes = ByteBuffer.wrap(sent);
            float[] vector = new float[bytes.getShort()];
            bytes.position(Integer.BYTES).asFloatBuffer().get(vector);
            return Embedding.from(vector);
        }

        IndexHit hit(Scores.Score score, double mass) {
            return new IndexHit(
                    passage,
                    ordinal,
                    text,
                    mass == 0 ? 0 : score.value() / mass,
                    mass == 0 ? 0 : Math.min(1, score.covered() / mass),
                    cosine,
                    vector);
        }
    }
}
