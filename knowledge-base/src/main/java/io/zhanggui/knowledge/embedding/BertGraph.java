package io.zhanggui.knowledge.embedding;

import io.zhanggui.knowledge.embedding.OnnxGraph.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lays the weights of a quantised BERT out as a graph that does less than the exported one: attention, and a sum with its
 * normalisation, are one operator each; of the last layer only the first token is computed, whose vector is all that is read;
 * and there is neither mask nor second segment, since the texts of a batch are whole and of one length.
 *
 * <p>Each token's numbers become int8 on a scale of their own, not on one of the whole batch: that is more exact, and a text
 * gets the same vector in any company. The graph takes {@code input_ids} (texts × tokens) and gives {@code texts × 1 ×
 * dimension}.
 */
final class BertGraph {

    static final String INPUT = "input_ids";

    private final OnnxFile file;
    private final OnnxGraph graph = new OnnxGraph();
    private final Set<String> taken = new HashSet<>();
    private final int heads;

    private final String zero = graph.index("zero", 0);
    private final String one = graph.index("one", 1);
    private final String two = graph.index("two", 2);
    private final String step = graph.number("step", 1 / 127f);
    private final String middle = graph.number("middle", (byte) 128);

    private BertGraph(OnnxFile file, int heads) {
        this.file = file;
        this.heads = heads;
    }

    /** The model that computes the vector of the first token. */
    static byte[] of(OnnxFile file, int heads) {
        return new BertGraph(file, heads).model();
    }

    private byte[] model() {
        String tokens = embeddings();
        int last = file.depth() - 1;
        for (int i = 0; i < last; i++) {
            tokens = layer("encoder.layer." + i, tokens, tokens);
        }
        String first = graph.node("Slice", List.of(tokens, zero, one, one));
        return graph.model(INPUT, layer("encoder.layer." + last, first, tokens));
    }

    private String embeddings() {
        String length = graph.node("Slice", List.of(graph.node("Shape", List.of(INPUT)), one, two));
        String place = graph.node(
                "Add",
                List.of(
                        embedded("position", name -> graph.node("Slice", List.of(name, zero, length, zero))),
                        embedded("token_type", name -> graph.node("Slice", List.of(name, zero, one, zero)))));
        String word = embedded("word", name -> graph.node("Gather", List.of(name, INPUT)));
        return normalised("embeddings.LayerNorm", List.of(word, place));
    }

    private interface Choice {
        String of(String table);
    }

    private String embedded(String kind, Choice rows) {
        String table = "embeddings." + kind + "_embeddings.weight";
        return graph.node(
                "DequantizeLinear",
                List.of(
                        rows.of(weight(table + "_quantized")),
                        weight(table + "_scale"),
                        weight(table + "_zero_point")));
    }

    /** What the layer makes of the tokens that ask, in view of all. */
    private String layer(String name, String asking, String all) {
        Rows keys = rows(all);
        Rows queries = asking.equals(all) ? keys : rows(asking);
        String self = name + ".attention.self.";
        String bias = graph.node(
                "Concat",
                List.of(weight(self + "query.bias"), weight(self + "key.bias"), weight(self + "value.bias")),
                Attribute.of("axis", 0));
        String seen = graph.fused(
                "MultiHeadAttention",
                List.of(
                        product(queries, self + "query"),
                        product(keys, self + "key"),
                        product(keys, self + "value"),
                        bias),
                Attribute.of("num_heads", heads));
        String attended = added(name + ".attention.output", seen, asking);
        String inner = name + ".intermediate.dense";
        String wide = graph.node("Add", List.of(product(rows(attended), inner), weight(inner + ".bias")));
        return added(name + ".output", graph.fused("Gelu", List.of(wide)), attended);
    }

    private String added(String name, String values, String to) {
        String dense = name + ".dense";
        return normalised(name + ".LayerNorm", List.of(product(rows(values), dense), to), weight(dense + ".bias"));
    }

    private String normalised(String name, List<String> sum, String... bias) {
        List<String> inputs = new ArrayList<>(sum);
        inputs.add(weight(name + ".weight"));
        inputs.add(weight(name + ".bias"));
        inputs.addAll(List.of(bias));
        return graph.fused("SkipLayerNormalization", inputs, Attribute.of("epsilon", 1e-12f));
    }

    /**
     * Rows of int8.
     *
     * @param largest of each row, the largest value without its sign: what 127 stands for
     */
    private record Rows(String values, String largest) {}

    private Rows rows(String values) {
        String largest = graph.node(
                "ReduceMax", List.of(graph.node("Abs", List.of(values))), Attribute.of("axes", List.of(-1L)));
        String share = graph.node("Div", List.of(values, largest));
        return new Rows(graph.node("QuantizeLinear", List.of(share, step, middle)), largest);
    }

    private String product(Rows rows, String layer) {
        String matrix = file.matrix(layer);
        String product = graph.fused(
                "MatMulIntegerToFloat",
                List.of(
                        rows.values(),
                        weight(matrix + "_quantized"),
                        step,
                        weight(matrix + "_scale"),
                        middle,
                        weight(matrix + "_zero_point")));
        return graph.node("Mul", List.of(product, rows.largest()));
    }

    private String weight(String name) {
        if (taken.add(name)) {
            graph.tensor(file.tensor(name));
        }
        return name;
    }
}
