package io.zhanggui.knowledge.index.pgvector;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An entry that was found.
 *
 * @param named whether the keyword leg found it
 */
record FoundEntry(long id, String passage, int ordinal, String text, double cosine, Embedding vector, boolean named) {

    static FoundEntry read(ResultSet row, int number) throws SQLException {
        return new FoundEntry(
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
