package io.zhanggui.knowledge.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text with a whole model out of a jar, whose last layer has a vector for each token; the embedding models keep that of
 * the first alone. Loaded when the first text comes; each text is computed by itself, on the caller's thread. Thread-safe.
 */
final class InProcessTokenEncoder implements TokenEncoder {

    /** Tokens of a text that fit between the two that mark its start and end. */
    private static final int WINDOW = 510;

    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]+");

    private final OrtEnvironment environment = OnnxEnvironment.shared();
    private final String name;
    private @Nullable Model loaded;

    InProcessTokenEncoder(String name) {
        this.name = name;
    }

    /**
     * What the jar holds.
     *
     * @param start the token that marks the start of a text
     */
    private record Model(OrtSession session, HuggingFaceTokenizer tokenizer, long start, long end) {}

    @Override
    public TokenVectors encode(String text) {
        Model model = model();
        Encoding encoding = model.tokenizer().encode(folded(text), false, false);
        long[] tokens = encoding.getIds();
        List<float[]> vectors = new ArrayList<>();
        float[] whole = new float[0];
        for (int from = 0; from == 0 || from < tokens.length; from += WINDOW) {
            long[] window = Arrays.copyOfRange(tokens, from, Math.min(tokens.length, from + WINDOW));
            List<float[]> read = read(model, window);
            vectors.addAll(read.subList(1, read.size() - 1));
            whole = sum(whole, read.getFirst(), window.length + 2);
        }
        return new TokenVectors(List.of(encoding.getTokens()), vectors, VectorUtil.l2normalize(whole));
    }

    /** The models know small letters alone. */
    private static String folded(String text) {
        return FULL_WIDTH
                .matcher(text)
                .replaceAll(wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
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
        ids[0] = model.start();
        System.arraycopy(tokens, 0, ids, 1, tokens.length);
        ids[ids.length - 1] = model.end();
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
        try (InputStream model = open(name + ".onnx");
                InputStream tokens = open(name + "-tokenizer.json");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            HuggingFaceTokenizer tokenizer =
                    HuggingFaceTokenizer.newInstance(tokens, Map.of("padding", "false", "truncation", "false"));
            long[] marks = tokenizer.encode("", true, false).getIds();
            return new Model(environment.createSession(model.readAllBytes(), options), tokenizer, marks[0], marks[1]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model " + name + " cannot be loaded", failure);
        }
    }

    private static InputStream open(String resource) {
        InputStream found = InProcessTokenEncoder.class.getResourceAsStream("/" + resource);
        if (found == null) {
            throw new IllegalStateException("The class path lacks the embedding model's file " + resource);
        }
        return found;
    }
}
