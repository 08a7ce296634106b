package io.zhanggui.knowledge.index.pgvector;

import static java.util.stream.Collectors.toCollection;

import com.pgvector.PGhalfvec;
import com.pgvector.PGvector;
import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A search by meaning and by keyword. BM25 is summed up here, because a row of SQL for each posting takes a hundred times as long.
 *
 * <p>While HNSW is asked, the postings are read and summed up: on two connections, of which none is held while the other is waited for.
 * Thread-safe.
 */
final class TwoLegs implements AutoCloseable {

    /** How many times as many entries HNSW looks at as it has to find. For the recall. */
    private static final double HNSW_MARGIN = 1.5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final long few;
    private final ExecutorService apart = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param few how many entries are compared one by one, at most; where more may be left, HNSW is asked
     */
    TwoLegs(JdbcClient jdbc, TransactionTemplate transactions, long few) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.few = few;
    }

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
        Search search = new Search(version, query, statistics.version(), narrowing);
        @Nullable
        CompletableFuture<long[]> nearest = search.asksHnsw() && !terms.isEmpty() ? apart(search::nearest) : null;
        Postings postings = Postings.read(jdbc, version, statistics.version(), terms);
        @Nullable Set<Long> left = left(narrowing, postings);
        Scores scores = keywords.scores(postings, left, statistics);
        List<FoundEntry> rows = nearest == null
                ? search.rows(scores, left)
                : search.rows(scores, found(nearest)).orElseGet(() -> search.rows(scores, left));
        double mass = keywords.mass(statistics);
        return rows.stream().map(row -> row.hit(scores.of(row.id()), mass)).toList();
    }

    /** Null inside of a transaction: what it has changed, another connection does not see. */
    private <T> @Nullable CompletableFuture<T> apart(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? null
                : CompletableFuture.supplyAsync(work, command -> apart.execute(Tenancy.carried(command)));
    }

    private static <T> T found(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        apart.close();
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

        Search(IndexVersion version, IndexQuery query, long id, Narrowing narrowing) {
            this.version = version;
            this.query = query;
            this.id = id;
            this.narrowing = narrowing;
        }

        boolean asksHnsw() {
            return query.vector() != null && !narrowing.leavesFew();
        }

        /** The entries that HNSW finds. */
        long[] nearest() {
            return usingHnsw(() ->
                    statement(SearchSql.nearest(version.dimension(), narrowing.conditions()))
                            .query(Long.class)
                            .list()
                            .stream()
                            .mapToLong(Long::longValue)
                            .toArray());
        }

        /**
         * The nearest entries and those with the best scores. Some of the latter may be gone or not be left by the filter: then the next ones are
         * asked for.
         *
         * @return empty if one of the nearest has gone meanwhile, perhaps because another came in its place
         */
        Optional<List<FoundEntry>> rows(Scores scores, long[] nearest) {
            Map<Long, FoundEntry> found = new HashMap<>();
            long[] next = ids(scores.best(query.candidates()), 0);
            fetch(LongStream.concat(LongStream.of(nearest), LongStream.of(next)).distinct(), found);
            Set<Long> kept = LongStream.of(nearest).boxed().collect(toCollection(HashSet::new));
            if (!found.keySet().containsAll(kept)) {
                return Optional.empty();
            }
            int named = take(next, query.candidates(), found, kept);
            for (int asked = next.length; named < query.candidates() && asked < scores.size(); asked += next.length) {
                next = ids(scores.best(4 * asked), asked);
                fetch(LongStream.of(next).filter(id -> !found.containsKey(id)), found);
                named += take(next, query.candidates() - named, found, kept);
            }
            found.keySet().retainAll(kept);
            return Optional.of(List.copyOf(found.values()));
        }

        private static long[] ids(Scores.Score[] scored, int from) {
            return Arrays.stream(scored, from, scored.length)
                    .mapToLong(Scores.Score::entry)
                    .toArray();
        }

        /** How many of the entries, the first ones, were found and are kept. */
        private static int take(long[] ids, int most, Map<Long, FoundEntry> found, Set<Long> kept) {
            List<Long> there = LongStream.of(ids)
                    .filter(found::containsKey)
                    .limit(most)
                    .boxed()
                    .toList();
            kept.addAll(there);
            return there.size();
        }

        private void fetch(LongStream ids, Map<Long, FoundEntry> found) {
            long[] wanted = ids.toArray();
            if (wanted.length > 0) {
                read(statement(SearchSql.fetched(narrowing.conditions())).param("ids", wanted))
                        .forEach(row -> found.put(row.id(), row));
            }
        }

        /**
         * In one statement, so that both legs see the same entries.
         *
         * @param left the entries that count; null: all
         */
        List<FoundEntry> rows(Scores scores, @Nullable Set<Long> left) {
            if (asksHnsw()) {
                String sql = SearchSql.approximate(version.dimension(), narrowing.conditions());
                return usingHnsw(() -> rows(scores, scored -> keywords(sql, scored)));
            }
            if (query.vector() == null) {
                return rows(scores, scored -> keywords(SearchSql.keywords(narrowing.conditions()), scored));
            }
            String sql = SearchSql.exact(left != null, narrowing.conditions());
            long[] ids = left == null
                    ? new long[0]
                    : left.stream().mapToLong(Long::longValue).toArray();
            return rows(scores, scored -> keywords(sql, scored).param("ids", ids));
        }

        /** Some of those with the best scores may be gone or not be left by the filter: then the next ones are asked for. */
        private List<FoundEntry> rows(Scores scores, Function<Scores.Score[], StatementSpec> statement) {
            int asked = 2 * query.candidates();
            List<FoundEntry> rows = read(statement.apply(scores.best(asked)));
            while (asked < scores.size()
                    && rows.stream().filter(FoundEntry::named).count() < query.candidates()) {
                asked *= 10;
                rows = read(statement.apply(scores.best(asked)));
            }
            return rows;
        }

        private static List<FoundEntry> read(StatementSpec statement) {
            return statement.query(FoundEntry::read).list();
        }

        private StatementSpec keywords(String sql, Scores.Score[] scored) {
            return statement(sql)
                    .param("scored", ids(scored, 0))
                    .param(
                            "scores",
                            Arrays.stream(scored)
                                    .mapToDouble(Scores.Score::value)
                                    .toArray());
        }

        private StatementSpec statement(String sql) {
            StatementSpec statement = jdbc.sql(sql)
                    .param("merchant", version.merchant().value())
                    .param("version", id)
                    .param("candidates", query.candidates())
                    .params(narrowing.parameters());
            Embedding vector = query.vector();
            return vector == null
                    ? statement
                    : statement
                            .param("meaning", new PGhalfvec(vector.vector()))
                            .param("exact", new PGvector(vector.vector()));
        }

        private <T> T usingHnsw(Supplier<T> work) {
            return transactions.execute(status -> {
                useHnsw(query.candidates());
                return work.get();
            });
        }
    }
}
