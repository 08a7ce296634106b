package io.zhanggui.knowledge.index;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.IndexBuild.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which version of each merchant's index answers, and which one is to take its place. Kept in rows, so that a process that
 * was killed goes on where it was and several processes agree. Thread-safe.
 */
public final class IndexVersions {

    /** What entries are made of. Count it up when they change: every index is then built anew beside the old one. */
    static final int FORMAT = 2;

    /** Of indexes from before there were rows for them: entries without category and language. */
    private static final int FIRST_FORMAT = 1;

    private static final String SELECT =
            "select merchant, name, model, dimension, format, state from knowledge.index_build where merchant = :merchant ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KnowledgeIndex index;
    private final EmbeddingModels models;
    private final Clock clock;

    public IndexVersions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KnowledgeIndex index,
            EmbeddingModels models,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.index = index;
        this.models = models;
        this.clock = clock;
    }

    /** The version that answers; a merchant's first one is that of the model which is wanted. */
    public IndexBuild serving(Merchant merchant) {
        return inState(State.SERVING, merchant.id()).stream().findFirst().orElseGet(() -> {
            NamedModel model = models.forMerchant(merchant);
            IndexVersion version =
                    new IndexVersion(merchant.id(), model.name(), model.model().dimension());
            int format = index.appliedSequence(version) > 0 ? FIRST_FORMAT : FORMAT;
            insert(new IndexBuild(version, model.name(), format, State.SERVING));
            return inState(State.SERVING, merchant.id()).getFirst();
        });
    }

    /** The version that is being built, if one is. */
    public Optional<IndexBuild> building(MerchantId merchant) {
        return inState(State.BUILDING, merchant).stream().findFirst();
    }

    /** The version that is to take over; none if the one that answers is what is wanted. What else was being built is retired. */
    public Optional<IndexBuild> next(Merchant merchant) {
        NamedModel model = models.forMerchant(merchant);
        int dimension = model.model().dimension();
        IndexBuild serving = serving(merchant);
        boolean wanted = serving.madeBy(model.name(), dimension);
        for (IndexBuild other : inState(State.BUILDING, merchant.id())) {
            if (wanted || !other.madeBy(model.name(), dimension)) {
                state(other, State.RETIRED);
            }
        }
        if (wanted) {
            return Optional.empty();
        }
        if (building(merchant.id()).isEmpty()) {
            IndexVersion version = new IndexVersion(merchant.id(), freeName(merchant.id(), model.name()), dimension);
            insert(new IndexBuild(version, model.name(), FORMAT, State.BUILDING));
        }
        return building(merchant.id());
    }

    private String freeName(MerchantId merchant, String model) {
        Set<String> taken = Stream.of(State.values())
                .flatMap(state -> inState(state, merchant).stream())
                .map(build -> build.version().model())
                .collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(model),
                        IntStream.iterate(2, number -> number + 1).mapToObj(number -> model + "-" + number))
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps other builders of the version out until the caller's transaction ends; false if it is being built no more. */
    public boolean lock(IndexBuild build) {
        return jdbc.sql(SELECT + "and name = :name and state = 'BUILDING' for update")
                .param("merchant", build.version().merchant().value())
                .param("name", build.version().model())
                .query(IndexVersions::build)
                .optional()
                .isPresent();
    }

    /** Lets the version answer from now on, in one step, instead of the one that did. */
    public void serve(IndexBuild build) {
        transaction.executeWithoutResult(status -> {
            if (lock(build)) {
                inState(State.SERVING, build.version().merchant()).forEach(old -> state(old, State.RETIRED));
                state(build, State.SERVING);
            }
        });
    }

    /** Removes the versions that answer no more. */
    public void removeRetired(MerchantId merchant) {
        for (IndexBuild old : inState(State.RETIRED, merchant)) {
            index.drop(old.version());
            jdbc.sql("delete from knowledge.index_build where merchant = :merchant and name = :name")
                    .param("merchant", merchant.value())
                    .param("name", old.version().model())
                    .update();
        }
    }

    private void insert(IndexBuild build) {
        jdbc.sql(
                        "insert into knowledge.index_build (merchant, name, model, dimension, format, state, since)"
                                + " values (:merchant, :name, :model, :dimension, :format, :state, :since) on conflict do nothing")
                .param("merchant", build.version().merchant().value())
                .param("name", build.version().model())
                .param("model", build.model())
                .param("dimension", build.version().dimension())
                .param("format", build.format())
                .param("state", build.state().name())
                .param("since", OffsetDateTime.now(clock))
                .update();
    }

    private void state(IndexBuild build, State state) {
        jdbc.sql("update knowledge.index_build set state = :state, since = :since"
                        + " where merchant = :merchant and name = :name")
                .param("state", state.name())
                .param("since", OffsetDateTime.now(clock))
                .param("merchant", build.version().merchant().value())
                .param("name", build.version().model())
                .update();
    }

    private List<IndexBuild> inState(State state, MerchantId merchant) {
        return jdbc.sql(SELECT + "and state = :state order by name")
                .param("merchant", merchant.value())
                .param("state", state.name())
                .query(IndexVersions::build)
                .list();
    }

    private static IndexBuild build(ResultSet row, int number) throws SQLException {
        IndexVersion version = new IndexVersion(
                new MerchantId(row.getString("merchant")), row.getString("name"), row.getInt("dimension"));
        return new IndexBuild(
                version, row.getString("model"), row.getInt("format"), State.valueOf(row.getString("state")));
    }
}
