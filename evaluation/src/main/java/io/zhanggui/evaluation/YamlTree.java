package io.zhanggui.evaluation;

import java.io.StringReader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads YAML, and JSON as its subset, that comes from outside. An alias stands for a copy of what it names, so a short text can
 * stand for a huge tree, or for one without an end: how large the tree becomes is counted before it is built.
 */
public final class YamlTree {

    /** Lists and objects in each other. */
    private static final int DEEPEST = 50;
    /** Places in which a list or an object is repeated: many tests may share one assertion. */
    private static final int MOST_ALIASES = 1_000;
    /** Of characters in keys and values, each key and value counting {@value #NODE} more. */
    private static final long LARGEST = 20_000_000;

    private static final int NODE = 16;

    private long left = LARGEST;

    private YamlTree() {}

    /**
     * Reads a text.
     *
     * @return null as a node where the text holds nothing
     * @throws YAMLException if it is no YAML, or becomes too large or too deep
     */
    public static JsonNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(DEEPEST);
        Supplier<Yaml> yaml = () -> new Yaml(new SafeConstructor(options));
        Node root = yaml.get().compose(new StringReader(text));
        if (root != null) {
            new YamlTree().count(root, 0);
        }
        try {
            return JsonMapper.shared().valueToTree(yaml.get().load(text));
        } catch (JacksonException e) {
            throw new YAMLException(e.getOriginalMessage(), e);
        }
    }

    private void count(Node node, int depth) {
        left -= NODE + (node instanceof ScalarNode scalar ? scalar.getValue().length() : 0);
        if (left < 0 || depth > DEEPEST) {
            throw new YAMLException("its aliases (*) make it too large or too deep");
        }
        children(node).forEach(child -> count(child, depth + 1));
    }

    private static Stream<Node> children(Node node) {
        return switch (node) {
            case SequenceNode sequence -> sequence.getValue().stream();
            case MappingNode mapping ->
                mapping.getValue().stream().flatMap(pair -> Stream.of(pair.getKeyNode(), pair.getValueNode()));
            default -> Stream.empty();
        };
    }
}
