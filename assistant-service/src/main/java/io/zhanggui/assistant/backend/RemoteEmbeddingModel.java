package io.zhanggui.assistant.backend;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.assistant.compliance.PiiMasking;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.embedding.EmbeddingUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider's embedding model as one merchant's calls see it. It is never told who somebody is. A single text is a question
 * that somebody waits for: asked once, with a short timeout. Vectors have unit length. Thread-safe.
 */
final class RemoteEmbeddingModel implements EmbeddingModel {

    private final MerchantId merchant;
    private final Wire wire;
    private final WholeAnswers answers;
    private final VectorLength length;
    private final int batch;

    /**
     * The same provider twice.
     *
     * @param quick with the timeout of a question
     * @param patient with that of work in the background
     */
    record Wire(EmbeddingModel quick, EmbeddingModel patient) {}

    RemoteEmbeddingModel(MerchantId merchant, Wire wire, WholeAnswers answers, VectorLength length, int batch) {
        this.merchant = merchant;
        this.wire = wire;
        this.answers = answers;
        this.length = length;
        this.batch = batch;
    }

    /** @throws EmbeddingUnavailable if the provider gives no vectors, or others than it should */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        PiiMasking masking = new PiiMasking();
        List<TextSegment> masked = segments.stream()
                .map(segment -> TextSegment.from(masking.mask(segment.text())))
                .toList();
        List<Embedding> vectors = new ArrayList<>();
        for (int from = 0; from < masked.size(); from += batch) {
            vectors.addAll(embedded(masked.subList(from, Math.min(masked.size(), from + batch)), masked.size() > 1));
        }
        return Response.from(vectors);
    }

    private List<Embedding> embedded(List<TextSegment> texts, boolean patient) {
        length.checkBefore();
        EmbeddingModel model = patient ? wire.patient() : wire.quick();
        List<Embedding> vectors = ask(texts, model, patient).content();
        if (vectors.size() != texts.size()) {
            throw new EmbeddingUnavailable(
                    "The embedding model gave %d vectors for %d texts".formatted(vectors.size(), texts.size()));
        }
        vectors.forEach(length::check);
        vectors.forEach(Embedding::normalize);
        return vectors;
    }

    private Response<List<Embedding>> ask(List<TextSegment> texts, EmbeddingModel model, boolean patient) {
        try {
            return answers.ask(
                    merchant, "embedding", patient, () -> model.embedAll(texts), answer -> usage(answer.tokenUsage()));
        } catch (WholeAnswers.Failed failed) {
            throw new EmbeddingUnavailable(Objects.requireNonNull(failed.getMessage()));
        }
    }

    private static Usage usage(@Nullable TokenUsage usage) {
        return usage == null ? Usage.NONE : new Usage(Objects.requireNonNullElse(usage.inputTokenCount(), 0), 0);
    }

    @Override
    public int dimension() {
        return length.wanted();
    }
}
