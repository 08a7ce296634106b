package io.zhanggui.knowledge.index.lucene;

import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH;
import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;

/**
 * Lucene's own codec, which makes the HNSW graph of a segment only when there is something to gain: a fresh, small segment is soon merged
 * away, and until then all its vectors are compared in a millisecond. Such graphs took two thirds of the indexing time of 200,000
 * passages.
 *
 * <p>It reads what the codec alone wrote, and the codec reads what this writes.
 */
final class LateGraphs extends FilterCodec {

    /** A segment of fewer than {@code ln(vectors) · this} vectors has no graph: of fewer than about 9,000. */
    private static final int TINY = 1_000;

    private final KnnVectorsFormat vectors = new PerFieldKnnVectorsFormat() {

        private final KnnVectorsFormat late =
                new Lucene99HnswVectorsFormat(DEFAULT_MAX_CONN, DEFAULT_BEAM_WIDTH, 1, null, TINY);

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return late;
        }
    };

    LateGraphs() {
        this(Codec.getDefault());
    }

    private LateGraphs(Codec lucene) {
        super(lucene.getName(), lucene);
    }

    @Override
    public KnnVectorsFormat knnVectorsFormat() {
        return vectors;
    }
}
