package io.zhanggui.knowledge.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.lucene.util.VectorUtil;

/**
 * Windows of tokens in, a unit vector for each out: that of the first token. A batch is computed on the caller's thread:
 * threads of the runtime's own would fight with each other for the processors. Thread-safe.
 */
final class BertEncoder {

    /** Tokens of a text that fit between the two that mark its start and end. */
    private static final int WINDOW = 510;

    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]+");

    private final OrtEnvironment environment = OnnxEnvironment.shared();
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

    /**
     * Reads the model and its tokenizer from the class path.
     *
     * @param heads attention heads of the model
     */
    static BertEncoder load(String name, int heads) {
        try (InputStream model = open(name + ".onnx");
                InputStream tokenizer = open(name + "-tokenizer.json")) {
            return new BertEncoder(
                    BertGraph.of(OnnxFile.of(model.readAllBytes()), heads),
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

    /** Cuts a text into as many windows as it fills; at least one. */
    List<Window> windows(String text) {
        long[] tokens = tokenizer.encode(folded(text), false, false).getIds();
        List<Window> windows = new ArrayList<>();
        for (int from = 0; from < tokens.length || from == 0; from += WINDOW) {
            windows.add(new Window(start, tokens, from, Math.min(tokens.length, from + WINDOW), end));
        }
        return windows;
    }

    /** The models know small letters alone; full-width letters and digits are as good as the others, punctuation is theirs. */
    private static String folded(String text) {
        return FULL_WIDTH
                .matcher(text)
                .replaceAll(wide -> Normalizer.normalize(wide.group(), Normalizer.Form.NFKC))
                .toLowerCase(Locale.ROOT);
    }

    /** The vectors of windows that are equally long. */
    Map<Window, float[]> encode(List<Window> batch) {
        long[] shape = {batch.size(), batch.getFirst().length()};
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, Window.tokens(batch), shape);
                OrtSession.Result result = session.run(Map.of(BertGraph.INPUT, tokens))) {
            FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
            Map<Window, float[]> vectors = new HashMap<>();
            for (Window window : batch) {
                float[] vector = new float[numbers.capacity() / batch.size()];
                numbers.get(vector);
                vectors.put(window, VectorUtil.l2normalize(vector));
            }
            return vectors;
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model failed", failure);
        }
    }
}
