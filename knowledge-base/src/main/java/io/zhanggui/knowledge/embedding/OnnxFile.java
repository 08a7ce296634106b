package io.zhanggui.knowledge.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a BERT's ONNX file holds after dynamic quantisation.
 *
 * @param tensors the stored tensors by name
 * @param matrices the name of the int8 matrix of each dense layer, by the layer: {@code encoder.layer.0.output.dense}
 */
record OnnxFile(Map<String, ByteBuffer> tensors, Map<String, String> matrices) {

    OnnxFile {
        tensors = Map.copyOf(tensors);
        matrices = Map.copyOf(matrices);
    }

    static OnnxFile of(byte[] file) {
        ByteBuffer graph = WireMessage.read(ByteBuffer.wrap(file), 7).getFirst();
        Map<String, ByteBuffer> tensors = new HashMap<>();
        WireMessage.read(graph, 5).forEach(tensor -> tensors.put(WireMessage.readText(tensor, 8), tensor));
        Map<String, String> matrices = new HashMap<>();
        WireMessage.read(graph, 1).stream()
                .filter(node -> WireMessage.readText(node, 4).equals("MatMulInteger"))
                .forEach(node -> matrices.put(
                        layer(WireMessage.readText(node, 2)),
                        UTF_8.decode(WireMessage.read(node, 1).get(1)).toString()));
        return new OnnxFile(tensors, matrices);
    }

    /** The output of a layer's multiplication is named {@code /encoder/layer.0/output/dense/MatMul_output_0…}. */
    private static String layer(String output) {
        return output.substring(1, output.lastIndexOf("/MatMul_")).replace('/', '.');
    }

    /** How many transformer layers it has. */
    int depth() {
        int depth = 0;
        while (matrices.containsKey("encoder.layer." + depth + ".output.dense")) {
            depth++;
        }
        return depth;
    }

    ByteBuffer tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** The name that a dense layer's matrix shares with its scales and zero points. */
    String matrix(String layer) {
        String name = Objects.requireNonNull(matrices.get(layer), layer);
        return name.substring(0, name.length() - "_quantized".length());
    }
}
