package io.zhanggui.knowledge.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.util.VectorUtil;

/**
 * One text in, one unit vector out: that of the first token. A text longer than the model's window is read window by window,
 * and gets the mean of their vectors, each weighed by its tokens.
 *
 * <p>Each text is computed by itself, on the caller's thread: int8 scales would depend on the company in a batch, and threads
 * of the runtime's own would fight with each other for the processors. Thread-safe.
 */
final class BertEncoder {

    /** Tokens of a text that fit between the two that mark its start and end. */
    private static final int WINDOW = 510;

    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]+");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final long start;
    private final long end;

    private BertEncoder(byte[] model, HuggingFaceTokenizer tokenizer) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        this.tokenizer = tokenizer;
        long[] marks = tokenizer.encode("", true, false).getIds();
        this.start = marks[0];
        this.end = marks[1];
    }

    /** Reads the model and its tokenizer from the class path. */
    static BertEncoder load(String name) {
        try (InputStream model = open(name + ".onnx");
                InputStream tokenizer = open(name + "-tokenizer.json")) {
            return new BertEncoder(
                    model.readAllBytes(),
                    HuggingFaceTokenizer.newInstance(tokenizer, Map.of("padding", "false", "truncation", "false")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model " + name + " cannot be loaded", failure);
        }
    }

    private static InputStream open(String resource) {
        InputStream found = BertEncoder.class.getResourceAsStream("/" + resource);
        if (found == null) {
            throw new IllegalStateException("The class path lacks the embedding model's file " + resource);
        }
        return found;
    }

    float[] encode(String text) {
        long[] tokens = tokenizer.encode(folded(text), false, false).getIds();
        try {
            float[] vector = encodeWindow(tokens, 0);
            for (int from = WINDOW; from < tokens.length; from += WINDOW) {
                add(encodeWindow(tokens, from), Math.min(WINDOW, tokens.length - from), vector);
            }
            return VectorUtil.l2normalize(vector);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model failed", failure);
        }
    }

    /** The models know small letters alone; full-width letters and digits are as good as the others, punctuation is theirs. */
    private static String folded(String text) {
        return FULL_WIDTH
                .matcher(text)
                .replaceAll(wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }

    private static void add(float[] vector, int tokens, float[] sum) {
        float weight = tokens / (float) WINDOW;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    private float[] encodeWindow(long[] tokens, int from) throws OrtException {
        int to = Math.min(tokens.length, from + WINDOW);
        long[] ids = new long[to - from + 2];
        ids[0] = start;
        System.arraycopy(tokens, from, ids, 1, to - from);
        ids[ids.length - 1] = end;
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor inputIds = tensor(ids);
                OnnxTensor attentionMask = tensor(ones);
                OnnxTensor tokenTypes = tensor(new long[ids.length]);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", attentionMask, "token_type_ids", tokenTypes))) {
            return firstTokenOf((OnnxTensor) result.get(0));
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static float[] firstTokenOf(OnnxTensor hidden) {
        long[] shape = hidden.getInfo().getShape();
        float[] vector = new float[(int) shape[shape.length - 1]];
        hidden.getFloatBuffer().get(vector);
        return VectorUtil.l2normalize(vector);
    }
}
