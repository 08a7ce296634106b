package io.zhanggui.evaluation.benchmark;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;

/** An empty fact base to measure. Closing it leaves nothing of what was put into it. */
sealed interface Store extends AutoCloseable permits EmbeddedStore, PostgresStore {

    /** How results name it. */
    String name();

    /** Whose facts it holds. */
    MerchantId merchant();

    KnowledgeBase knowledge();

    @Override
    void close() throws IOException;

    /** Which store to measure. */
    sealed interface Choice {

        /**
         * Makes an empty one.
         *
         * @throws Unreadable if it cannot be reached
         */
        Store create() throws IOException;
    }

    /** H2 and Lucene in a temporary folder. */
    record Embedded() implements Choice {

        @Override
        public Store create() throws IOException {
            return EmbeddedStore.create();
        }
    }

    /** The PostgreSQL that a JDBC URL names. */
    record Postgres(String url) implements Choice {

        @Override
        public Store create() {
            return PostgresStore.create(url);
        }
    }
}
