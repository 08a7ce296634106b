package io.zhanggui.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;

/**
 * Windows of tokens in, a unit vector for each out: that of the first token. A batch is computed on the caller's thread:
 * threads of the runtime's own would fight with each other for the processors. Thread-safe.
 */
final class BertEncoder {

    private final OrtEnvironment environment = OnnxEnvironment.shared();
    private final OrtSession session;
    private final ModelTokenizer tokenizer;

    private BertEncoder(byte[] model, ModelTokenizer tokenizer) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        this.tokenizer = tokenizer;
    }

    /**
     * Reads the model and its tokenizer from the class path.
     *
     * @param heads attention heads of the model
     */
    static BertEncoder load(String name, int heads) {
        try (InputStream model = ModelTokenizer.open(name + ".onnx")) {
            return new BertEncoder(BertGraph.of(OnnxFile.of(model.readAllBytes()), heads), ModelTokenizer.load(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (OrtException failure) {
            throw new IllegalStateException("The embedding model " + name + " cannot be loaded", failure);
        }
    }

    /** Cuts a text into as many windows as it fills; at least one. */
    List<Window> windows(String text) {
        long[] tokens = tokenizer.encode(text).getIds();
        List<Window> windows = new ArrayList<>();
        for (int from = 0; from < tokens.length || from == 0; from += ModelTokenizer.WINDOW) {
            windows.add(new Window(
                    tokenizer.start(),
                    tokens,
                    from,
                    Math.min(tokens.length, from + ModelTokenizer.WINDOW),
                    tokenizer.end()));
        }
        return windows;
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
