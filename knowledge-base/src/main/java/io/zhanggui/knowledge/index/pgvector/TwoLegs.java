package io.zhanggui.knowledge.index.pgvector;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A search by meaning and by keyword.
 *
 * @param few how many entries are compared one by one, at most; where more may be left, HNSW is asked
 */
record TwoLegs(JdbcClient jdbc, long few) {

    /** What the rare words bring is scored by the common words too, so many times as many as are asked for. */
    private static final int KEYWORD_MARGIN = 4;

    List<IndexHit> search(IndexVersion version, IndexQuery query) {
        List<String> words = QueryWords.of(query.text());
        List<String> terms = new ArrayList<>(words);
        FacetTerms.groups(query.filter()).forEach(terms::addAll);
        terms.add(FacetTerms.WINDOW);
        return Statistics.of(version, terms, jdbc)
                .map(statistics -> search(version, query, statistics, QueryWords.of(words, statistics)))
                .orElse(List.of());
    }

    private List<IndexHit> search(IndexVersion version, IndexQuery query, Statistics statistics, QueryWords words) {
        Narrowing narrowing = Narrowing.of(query.filter(), statistics, few);
        if (narrowing.most() == 0) {
            return List.of();
        }
        if (narrowing.leavesFew()) {
            return statement(SearchSql.exact(narrowing), version, query, statistics, words, narrowing);
        }
        useHnsw(query.candidates());
        return statement(
                SearchSql.approximate(narrowing, version.dimension()), version, query, statistics, words, narrowing);
    }

    private void useHnsw(int candidates) {
        jdbc.sql("""
                        select set_config('hnsw.ef_search', :ef, true), set_config('hnsw.iterative_scan', 'strict_order', true),
                            set_config('jit', 'off', true)
                        """)
                .param("ef", Integer.toString(Math.clamp(6L * candidates, 100, 1_000)))
                .query()
                .singleRow();
    }

    private List<IndexHit> statement(
            String sql,
            IndexVersion version,
            IndexQuery query,
            Statistics statistics,
            QueryWords words,
            Narrowing narrowing) {
        StatementSpec statement = jdbc.sql(sql)
                .param("merchant", version.merchant().value())
                .param("version", statistics.version())
                .param("candidates", query.candidates())
                .param("margin", words.common().isEmpty() ? query.candidates() : KEYWORD_MARGIN * query.candidates())
                .param("meaning", typed("halfvec", query.vector().vector()))
                .param("exact", typed("vector", query.vector().vector()))
                .param("rare", words.rare().toArray(String[]::new))
                .param("rareIdf", QueryWords.idf(words.rare(), statistics))
                .param("common", words.common().toArray(String[]::new))
                .param("commonIdf", QueryWords.idf(words.common(), statistics))
                .param("words", words.known().toArray(String[]::new))
                .param("idf", QueryWords.idf(words.known(), statistics))
                .param("constant", statistics.bm25().constant())
                .param("perWord", statistics.bm25().perWord());
        return statement
                .params(narrowing.parameters())
                .query((row, number) -> hit(row, words.mass()))
                .list();
    }

    /** As a value of its type, it is read once for the statement and not once for each row. */
    private static PGobject typed(String type, float[] vector) {
        try {
            PGobject value = new PGobject();
            value.setType(type);
            value.setValue(Arrays.toString(vector));
            return value;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IndexHit hit(ResultSet row, double mass) throws SQLException {
        return new IndexHit(
                row.getString(1),
                row.getInt(2),
                new String(row.getBytes(3), UTF_8),
                mass == 0 ? 0 : row.getDouble(4) / mass,
                mass == 0 ? 0 : Math.min(1, row.getDouble(5) / mass),
                row.getDouble(6),
                vector(row.getBytes(7)));
    }

    /** As pgvector sends it: its length and two bytes that mean nothing yet, then its numbers. */
    private static Embedding vector(byte[] sent) {
        ByteBuffer bytes = ByteBuffer.wrap(sent);
        float[] vector = new float[bytes.getShort()];
        bytes.position(Integer.BYTES).asFloatBuffer().get(vector);
        return Embedding.from(vector);
    }
}
