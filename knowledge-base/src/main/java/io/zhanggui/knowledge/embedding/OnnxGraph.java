package io.zhanggui.knowledge.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes a model in the ONNX format, node by node; the numbers are those of the fields and types in {@code onnx.proto3}. Every
 * node has one output, whose name it returns. Not thread-safe.
 */
final class OnnxGraph {

    private static final int FLOAT = 1;
    private static final int UINT8 = 2;
    private static final int INT64 = 7;
    private static final String MICROSOFT = "com.microsoft";

    private final WireMessage graph = new WireMessage();
    private int nodes;

    /** What a node is told besides its inputs. */
    record Attribute(WireMessage message) {

        static Attribute of(String name, long value) {
            return new Attribute(named(name, 2).with(3, value));
        }

        static Attribute of(String name, float value) {
            return new Attribute(named(name, 1).with(2, value));
        }

        static Attribute of(String name, List<Long> values) {
            WireMessage attribute = named(name, 7);
            values.forEach(value -> attribute.with(8, value));
            return new Attribute(attribute);
        }

        private static WireMessage named(String name, int type) {
            return new WireMessage().with(1, name).with(20, type);
        }
    }

    /** An operator of the standard. */
    String node(String operator, List<String> inputs, Attribute... attributes) {
        return node("", operator, inputs, attributes);
    }

    /** An operator that ONNX Runtime adds to the standard. */
    String fused(String operator, List<String> inputs, Attribute... attributes) {
        return node(MICROSOFT, operator, inputs, attributes);
    }

    private String node(String domain, String operator, List<String> inputs, Attribute... attributes) {
        String output = operator + "_" + ++nodes;
        WireMessage node = new WireMessage();
        inputs.forEach(input -> node.with(1, input));
        node.with(2, output).with(3, output).with(4, operator).with(7, domain);
        for (Attribute attribute : attributes) {
            node.with(5, attribute.message());
        }
        graph.with(1, node);
        return output;
    }

    /** A tensor as a model file holds it. */
    void tensor(ByteBuffer tensor) {
        graph.with(5, tensor);
    }

    String number(String name, float value) {
        return tensor(name, FLOAT, little(Float.BYTES).putFloat(value), new WireMessage());
    }

    String number(String name, byte value) {
        return tensor(name, UINT8, little(Byte.BYTES).put(value), new WireMessage());
    }

    /** A vector of one whole number. */
    String index(String name, long value) {
        return tensor(name, INT64, little(Long.BYTES).putLong(value), new WireMessage().with(1, 1));
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String tensor(String name, int type, ByteBuffer value, WireMessage shape) {
        graph.with(5, shape.with(2, type).with(8, name).with(9, value.flip()));
        return name;
    }

    /** The model from this matrix of token ids, as high and wide as it comes, to this output of three dimensions. */
    byte[] model(String input, String output) {
        graph.with(2, "graph").with(11, port(input, INT64, 2)).with(12, port(output, FLOAT, 3));
        return new WireMessage()
                .with(1, 8)
                .with(7, graph)
                .with(8, new WireMessage().with(1, "").with(2, 17))
                .with(8, new WireMessage().with(1, MICROSOFT).with(2, 1))
                .toBytes();
    }

    private static WireMessage port(String name, int type, int dimensions) {
        WireMessage shape = new WireMessage();
        for (int i = 0; i < dimensions; i++) {
            shape.with(1, new WireMessage().with(2, name + "_" + i));
        }
        WireMessage tensor = new WireMessage().with(1, type).with(2, shape);
        return new WireMessage().with(1, name).with(2, new WireMessage().with(1, tensor));
    }
}
