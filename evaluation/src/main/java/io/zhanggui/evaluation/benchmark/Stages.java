package io.zhanggui.evaluation.benchmark;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.embedding.EmbeddingModels;
import io.zhanggui.knowledge.index.IndexChange;
import io.zhanggui.knowledge.index.IndexHit;
import io.zhanggui.knowledge.index.IndexQuery;
import io.zhanggui.knowledge.index.IndexVersion;
import io.zhanggui.knowledge.index.KnowledgeIndex;
import io.zhanggui.knowledge.index.KnownWord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How long an import spends in the rows, then in the model and in the index; the latter two overlap. Thread-safe. */
final class Stages {

    private final long start = System.nanoTime();
    private final AtomicLong firstEmbedded = new AtomicLong();
    private final LongAdder embedding = new LongAdder();
    private final LongAdder indexing = new LongAdder();

    /** From the start to the first text that was embedded. */
    double rowsSeconds() {
        return (firstEmbedded.get() - start) / 1e9;
    }

    double embeddingSeconds() {
        return embedding.sum() / 1e9;
    }

    double indexingSeconds() {
        return indexing.sum() / 1e9;
    }

    EmbeddingModels timing(EmbeddingModels models) {
        return locale -> {
            EmbeddingModels.NamedModel named = models.forLocale(locale);
            return new EmbeddingModels.NamedModel(named.name(), new TimedModel(named.model()));
        };
    }

    KnowledgeIndex timing(KnowledgeIndex index) {
        return new TimedIndex(index);
    }

    private final class TimedModel implements EmbeddingModel {

        private final EmbeddingModel model;

        TimedModel(EmbeddingModel model) {
            this.model = model;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            long began = System.nanoTime();
            firstEmbedded.compareAndSet(0, began);
            try {
                return model.embedAll(segments);
            } finally {
                embedding.add(System.nanoTime() - began);
            }
        }

        @Override
        public int dimension() {
            return model.dimension();
        }
    }

    private final class TimedIndex implements KnowledgeIndex {

        private final KnowledgeIndex index;

        TimedIndex(KnowledgeIndex index) {
            this.index = index;
        }

        @Override
        public void apply(IndexVersion version, List<IndexChange> changes, long upToSequence) {
            long began = System.nanoTime();
            try {
                index.apply(version, changes, upToSequence);
            } finally {
                indexing.add(System.nanoTime() - began);
            }
        }

        @Override
        public long appliedSequence(IndexVersion version) {
            return index.appliedSequence(version);
        }

        @Override
        public List<IndexHit> search(IndexVersion version, IndexQuery query) {
            return index.search(version, query);
        }

        @Override
        public Map<String, Long> entriesWith(IndexVersion version, Collection<String> words) {
            return index.entriesWith(version, words);
        }

        @Override
        public Map<String, List<KnownWord>> alike(IndexVersion version, Collection<String> words) {
            return index.alike(version, words);
        }

        @Override
        public long size(IndexVersion version) {
            return index.size(version);
        }

        @Override
        public long passages(IndexVersion version) {
            return index.passages(version);
        }

        @Override
        public void drop(IndexVersion version) {
            index.drop(version);
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
