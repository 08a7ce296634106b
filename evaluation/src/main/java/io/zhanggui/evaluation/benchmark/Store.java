package io.zhanggui.evaluation.benchmark;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
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
    }

    /** H2 and Lucene in a temporary folder. */
    record Embedded() implements Choice {

        @Override
        public Store create(Stages stages, EmbeddingModels models) throws IOException {
            return EmbeddedStore.create(stages, models);
        }
    }

    /** The PostgreSQL that a JDBC URL names. */
    record Postgres(String url) implements Choice {

        @Override
        public Store create(Stages stages, EmbeddingModels models) {
            return PostgresStore.create(url, stages, models);
        }
    }
}
