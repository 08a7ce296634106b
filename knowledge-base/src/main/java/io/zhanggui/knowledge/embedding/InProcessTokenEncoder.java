package io.zhanggui.knowledge.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text with a whole model out of a jar, whose last layer has a vector for each token; the embedding models keep that of
 * the first alone. Loaded when the first text comes; each text is computed by itself, on the caller's thread. Thread-safe.
 */
final class InProcessTokenEncoder implements TokenEncoder {

    private final OrtEnvironment environment = OnnxEnvironment.shared();
    private final String name;
    private @Nullable Model loaded;

    InProcessTokenEncoder(String name) {
        this.name = name;
    }

    /** What the jar holds. */
    private record Model(OrtSession session, ModelTokenizer tokenizer) {}

    @Override
    public TokenVectors encode(String text) {
        Model model = model();
        Encoding encoding = model.tokenizer().encode(text);
        long[] tokens = encoding.getIds();
        List<float[]> vectors = new ArrayList<>();
        float[] whole = new float[0];
        for (int from = 0; from == 0 || from < tokens.length; from += ModelTokenizer.WINDOW) {
            long[] window = Arrays.copyOfRange(tokens, from, Math.min(tokens.length, from + ModelTokenizer.WINDOW));
            List<float[]> read = read(model, window);
            vectors.addAll(read.subList(1, read.size() - 1));
            whole = sum(whole, read.getFirst(), window.length + 2);
        }
        return new TokenVectors(List.of(encoding.getTokens()), vectors, VectorUtil.l2normalize(whole));
    }

    private static float[] sum(float[] sum, float[] vector, int weight) {
        float[] more = sum.length == 0 ? new float[vector.length] : sum;
        for (int i = 0; i < more.length; i++) {
            more[i] += weight * vector[i];
        }
        return more;
    }

    private List<float[]> read(Model model, long[] tokens) {
        long[] ids = new long[tokens.length + 2];
        ids[0] = model.tokenizer().start();
        System.arraycopy(tokens, 0, ids, 1, tokens.length);
        ids[ids.length - 1] = model.tokenizer().end();
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor inputIds = tensor(ids);
                OnnxTensor attentionMask = tensor(ones);
                OnnxTensor tokenTypes = tensor(new long[ids.length]);
                OrtSession.Result result = model.session()
                        .run(Map.of(
                                "input_ids",
                                inputIds,
                                "attention_mask",
                                attentionMask,
                                "token_type_ids",
                                tokenTypes))) {
            return rows((OnnxTensor) result.get(0), ids.length);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model " + name + " failed", failure);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static List<float[]> rows(OnnxTensor hidden, int rows) {
        FloatBuffer numbers = hidden.getFloatBuffer();
        int dimension = numbers.capacity() / rows;
        List<float[]> vectors = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            float[] vector = new float[dimension];
            numbers.get(vector);
            vectors.add(VectorUtil.l2normalize(vector));
        }
        return vectors;
    }

    private synchronized Model model() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private Model load() {
        try (InputStream model = ModelTokenizer.open(name + ".onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Model(environment.createSession(model.readAllBytes(), options), ModelTokenizer.load(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model " + name + " cannot be loaded", failure);
        }
    }
}
