package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import java.io.IOException;

/** An empty fact base to measure. Closing it leaves nothing of what was put into it. */
sealed interface Store extends AutoCloseable permits EmbeddedStore, PostgresStore {

    /** How results name it. */
    String name();

    /** Whose facts it holds. */
    MerchantId merchant();

    KnowledgeBase knowledge();

    /** What the fact base searches in. */
    KnowledgeIndex index();

    /** What an owner does before so large a load that not everything is worth being kept up to date. */
    default void loading(IndexVersion version) {}

    /** What is done after it, or waited for: a store that has been standing for a while is what is measured. */
    void loaded(IndexVersion version);

    @Override
    void close() throws IOException;

    /** Which store to measure. */
    sealed interface Choice {

        /**
         * Makes an empty one.
         *
         * @param stages is told where an import spends its time
         * @throws Unreadable if it cannot be reached
         */
        Store create(Stages stages, EmbeddingModels models) throws IOException;

        /** What {@code --store} names: {@code embedded}, which is the default, or a JDBC URL of PostgreSQL. */
        static Choice of(Arguments arguments) {
            String name = arguments.last("--store", "embedded");
            if (name.equals("embedded")) {
                return new Embedded();
            }
            if (name.startsWith("jdbc:postgresql:")) {
                return new Postgres(name, false);
            }
            throw CommandFailed.wrongCall("benchmark.store", name);
        }
    }

    /** H2 and Lucene in a temporary folder. */
    record Embedded() implements Choice {

        @Override
        public Store create(Stages stages, EmbeddingModels models) throws IOException {
            return EmbeddedStore.create(stages, models);
        }
    }

    /**
     * The PostgreSQL that a JDBC URL names.
     *
     * @param hnswLast whether its HNSW indexes are taken away before a load and made anew after it
     */
    record Postgres(String url, boolean hnswLast) implements Choice {

        @Override
        public Store create(Stages stages, EmbeddingModels models) {
            return PostgresStore.create(this, stages, models);
        }
    }
}
