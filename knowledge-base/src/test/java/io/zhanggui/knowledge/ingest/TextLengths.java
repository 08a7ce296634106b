package io.zhanggui.knowledge.ingest;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.database.TestDatabase;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import io.zhanggui.knowledge.index.pgvector.PgVectorIndex;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Knows how long a text is, and counts what it is asked; the keyword leg does the rest. Thread-safe. */
class TextLengths implements EmbeddingModel {

    static final int DIMENSION = 8;

    final AtomicInteger embedded = new AtomicInteger();

    /** A fact base of this model on the database, as one of several processes has it, under the role of the service. */
    KnowledgeBase process(TestDatabase database, String name) {
        DataSource rows = database.asService();
        JdbcTransactionManager transactions = new JdbcTransactionManager(rows);
        return KnowledgeBase.open(
                rows,
                transactions,
                new PgVectorIndex(rows, transactions),
                locale -> new NamedModel(name, this),
                Clock.systemUTC());
    }

    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        embedded.addAndGet(segments.size());
        return Response.from(segments.stream()
                .map(segment -> vector(segment.text().length()))
                .toList());
    }

    private static Embedding vector(int length) {
        float[] vector = new float[DIMENSION];
        vector[length % DIMENSION] = 1;
        return Embedding.from(vector);
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }
}
