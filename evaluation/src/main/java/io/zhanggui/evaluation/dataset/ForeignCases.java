package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases out of the files of other tools, as far as ours can say the same; what cannot be said is told, not dropped.
 *
 * @param notices what was left out
 */
public record ForeignCases(List<Case> cases, List<Message> notices) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whose files are understood. */
    public enum Tool {
        /** Rows with {@code user_input} (or {@code question}) and {@code reference} (or {@code ground_truth}). */
        RAGAS,
        /** {@code tests} with {@code vars} and {@code assert}, in YAML or JSON. */
        PROMPTFOO,
        /** Samples with {@code input} and {@code ideal}. */
        OPENAI_EVALS
    }

    /**
     * Reads a file.
     *
     * @param file its name, by which messages call it
     * @throws DatasetInvalid if it is not of that tool's form
     */
    public static ForeignCases read(Tool tool, String file, String content) {
        List<JsonNode> rows = tool == Tool.PROMPTFOO ? tests(file, content) : rows(file, content);
        List<Case> cases = new ArrayList<>();
        List<Message> notices = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ForeignRow row = new ForeignRow(file, i + 1, rows.get(i), notices);
            cases.add(
                    switch (tool) {
                        case RAGAS -> row.ofRagas();
                        case PROMPTFOO -> row.ofPromptfoo();
                        case OPENAI_EVALS -> row.ofOpenAiEvals();
                    });
        }
        if (cases.isEmpty()) {
            throw new DatasetInvalid(Message.of("dataset.empty", file), null);
        }
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
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
            JsonNode root = JSON.valueToTree(read);
            JsonNode tests = root.isArray() ? root : root.path("tests");
            if (!tests.isArray()) {
                throw new DatasetInvalid(Message.of("dataset.foreign", file, "tests: [...]"), null);
            }
            return tests.valueStream().toList();
        } catch (YAMLException e) {
            throw new DatasetInvalid(Message.of("dataset.foreign", file, String.valueOf(e.getMessage())), e);
        }
    }

    /** A row of such a file. */
    private record ForeignRow(String file, int number, JsonNode row, List<Message> notices) {

        private static final List<String> QUESTIONS = List.of("question", "user_input", "query", "input", "prompt");
        private static final Map<String, Boolean> CONTAINS = Map.of(
                "contains", true,
                "icontains", true,
                "contains-all", true,
                "icontains-all", true,
                "not-contains", false,
                "not-icontains", false,
                "not-contains-any", false,
                "not-icontains-any", false);

        Case ofRagas() {
            String reference = first(row, List.of("reference", "ground_truth", "answer"))
                    .or(() -> Optional.of(row.path("ground_truths").path(0).asString(""))
                            .filter(text -> !text.isBlank()))
                    .orElse(null);
            List<String> sources = row.path("reference_context_ids")
                    .valueStream()
                    .map(id -> id.asString(""))
                    .toList();
            List<String> turns = messages(row.path("user_input"));
            return of(
                    first(row, List.of("id", "sample_id")).orElse("ragas-" + number),
                    turns.isEmpty() ? List.of(question(row)) : turns,
                    new Expected(List.of(), null, sources, List.of(), reference));
        }

        Case ofPromptfoo() {
            List<String> facts = new ArrayList<>();
            List<String> forbidden = new ArrayList<>();
            @Nullable String whole = null;
            for (JsonNode check : row.path("assert")) {
                String type = check.path("type").asString("");
                Boolean wanted = CONTAINS.get(type);
                if (wanted != null) {
                    texts(check.path("value")).forEach(wanted ? facts::add : forbidden::add);
                } else if (type.equals("contains-any") || type.equals("icontains-any")) {
                    facts.add(String.join(Case.OR, texts(check.path("value")).toList()));
                } else if (type.equals("equals")) {
                    whole = check.path("value").asString("");
                } else {
                    notices.add(Message.of("dataset.foreign-check", file, number, type));
                }
            }
            String id = first(row, List.of("id", "description")).orElse("promptfoo-" + number);
            return of(id, List.of(question(row.path("vars"))), new Expected(facts, whole, List.of(), forbidden, null));
        }

        Case ofOpenAiEvals() {
            List<String> turns = messages(row.path("input"));
            List<String> ideal = texts(row.path("ideal")).toList();
            List<String> facts = ideal.isEmpty() ? List.of() : List.of(String.join(Case.OR, ideal));
            return of(
                    first(row, List.of("id", "sample_id")).orElse("eval-" + number),
                    turns.isEmpty() ? List.of(question(row)) : turns,
                    new Expected(facts, null, List.of(), List.of(), ideal.isEmpty() ? null : ideal.getFirst()));
        }

        /** What is expected of an answer. */
        private record Expected(
                List<String> facts,
                @Nullable String answer,
                List<String> sources,
                List<String> forbidden,
                @Nullable String reference) {}

        private static Case of(String id, List<String> turns, Expected expected) {
            return new Case(
                    id,
                    List.of(),
                    turns.subList(0, turns.size() - 1),
                    turns.getLast(),
                    Outcome.ANSWERED,
                    expected.facts(),
                    expected.answer(),
                    expected.sources(),
                    expected.forbidden(),
                    expected.reference(),
                    1);
        }

        /** What the person says in a conversation; the rest of it is told to be left out. */
        private List<String> messages(JsonNode conversation) {
            if (!conversation.isArray()) {
                return List.of();
            }
            long others = conversation
                    .valueStream()
                    .filter(message -> !isOfPerson(message))
                    .count();
            if (others > 0) {
                notices.add(Message.of("dataset.foreign-messages", file, number, others));
            }
            return conversation
                    .valueStream()
                    .filter(ForeignRow::isOfPerson)
                    .map(message -> message.path("content").asString(""))
                    .filter(text -> !text.isBlank())
                    .toList();
        }

        private static boolean isOfPerson(JsonNode message) {
            String role = message.path("role").asString(message.path("type").asString(""));
            return role.equals("user") || role.equals("human");
        }

        private String question(JsonNode of) {
            return first(of, QUESTIONS)
                    .orElseThrow(() -> new DatasetInvalid(
                            Message.of("dataset.needed", file, number, String.join("/", QUESTIONS)), null));
        }

        private static Optional<String> first(JsonNode of, List<String> fields) {
            return fields.stream()
                    .map(of::path)
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .filter(text -> !text.isBlank())
                    .findFirst();
        }

        private static Stream<String> texts(JsonNode value) {
            return (value.isArray() ? value.valueStream() : Stream.of(value))
                    .map(text -> text.asString(""))
                    .filter(text -> !text.isBlank());
        }
    }
}
