package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.YamlTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases out of the files of other tools, as far as ours can say the same; what cannot be said is told, not dropped.
 *
 * @param notices what was left out
 */
public record ForeignCases(List<Case> cases, List<Message> notices) {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** Reads the first value of a text, so that JSON Lines give their first line. */
    private static final JsonMapper FIRST = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> RAGAS_FIELDS =
            Set.of("user_input", "ground_truth", "ground_truths", "retrieved_contexts", "reference_contexts");

    /** Whose files are understood. */
    public enum Tool {
        /** Rows with {@code user_input} (or {@code question}) and {@code reference} (or {@code ground_truth}). */
        RAGAS,
        /** {@code tests} with {@code vars} and {@code assert}, in YAML or JSON. */
        PROMPTFOO,
        /** Samples with {@code input} and {@code ideal}. */
        OPENAI_EVALS
    }

    /** Whose form a file is of, as far as its first row tells; nothing for ours, and for what is of no known form. */
    public static Optional<Tool> toolOf(String file, String content) {
        if (file.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml")) {
            return Optional.of(Tool.PROMPTFOO);
        }
        try {
            JsonNode first = FIRST.readTree(content);
            return Optional.ofNullable(toolOf(first.isArray() ? first.path(0) : first));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static @Nullable Tool toolOf(JsonNode first) {
        if (first.has("expectedOutcome")) {
            return null;
        }
        if (first.path("tests").isArray() || first.has("vars")) {
            return Tool.PROMPTFOO;
        }
        if (first.has("ideal")) {
            return Tool.OPENAI_EVALS;
        }
        return RAGAS_FIELDS.stream().anyMatch(first::has) ? Tool.RAGAS : null;
    }

    /**
     * Reads a file, in UTF-8 with or without a byte order mark.
     *
     * @throws DatasetInvalid if it cannot be read, or is not of that tool's form
     */
    public static ForeignCases read(Tool tool, Path file) {
        return read(tool, file.toString(), DatasetFile.at(file).text());
    }

    /**
     * Reads the text of a file.
     *
     * @param file its name, by which messages call it
     * @throws DatasetInvalid if it is not of that tool's form
     */
    public static ForeignCases read(Tool tool, String file, String content) {
        List<JsonNode> rows = tool == Tool.PROMPTFOO ? tests(file, content) : rows(file, content);
        List<Case> cases = new ArrayList<>();
        List<Message> notices = new ArrayList<>();
        List<Message> wrong = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                cases.add(new ForeignRow(file, i + 1, rows.get(i), notices).of(tool));
            } catch (DatasetInvalid invalid) {
                wrong.add(invalid.reason());
            }
        }
        CaseRows.requireWhole(file, cases, wrong);
        return new ForeignCases(cases, notices);
    }

    /** A JSON array, or JSON Lines. */
    private static List<JsonNode> rows(String file, String content) {
        try {
            if (content.stripLeading().startsWith("[")) {
                return JSON.readTree(content).valueStream().toList();
            }
            return content.lines()
                    .filter(line -> !line.isBlank())
                    .map(JSON::readTree)
                    .toList();
        } catch (JacksonException e) {
            throw new DatasetInvalid(Message.of("dataset.foreign", file, e.getOriginalMessage()), e);
        }
    }

    private static List<JsonNode> tests(String file, String content) {
        try {
            JsonNode root = YamlTree.read(content);
            JsonNode tests = root.isArray() ? root : root.path("tests");
            if (!tests.isArray()) {
                throw new DatasetInvalid(Message.of("dataset.foreign", file, "tests: [...]"), null);
            }
            return tests.valueStream().toList();
        } catch (YAMLException e) {
            throw new DatasetInvalid(Message.of("dataset.foreign", file, String.valueOf(e.getMessage())), e);
        }
    }
}
