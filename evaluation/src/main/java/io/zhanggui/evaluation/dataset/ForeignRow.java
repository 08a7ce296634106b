package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row of another tool's file.
 *
 * @param notices where is told what was left out
 */
record ForeignRow(String file, int number, JsonNode row, List<Message> notices) {

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

    Case of(ForeignCases.Tool tool) {
        return switch (tool) {
            case RAGAS -> ofRagas();
            case PROMPTFOO -> ofPromptfoo();
            case OPENAI_EVALS -> ofOpenAiEvals();
        };
    }

    private Case ofRagas() {
        String reference = first(row, List.of("reference", "ground_truth", "answer"))
                .or(() -> Optional.of(row.path("ground_truths").path(0).asString(""))
                        .filter(text -> !text.isBlank()))
                .orElse(null);
        List<String> sources = row.path("reference_context_ids")
                .valueStream()
                .map(id -> id.asString(""))
                .toList();
        List<String> turns = messages(row.path("user_input"));
        return answered(
                first(row, List.of("id", "sample_id")).orElse("ragas-" + number),
                turns.isEmpty() ? List.of(question(row)) : turns,
                new Expected(List.of(), null, sources, List.of(), reference));
    }

    private Case ofPromptfoo() {
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
        return answered(
                id, List.of(question(row.path("vars"))), new Expected(facts, whole, List.of(), forbidden, null));
    }

    private Case ofOpenAiEvals() {
        List<String> turns = messages(row.path("input"));
        List<String> ideal = texts(row.path("ideal")).toList();
        List<String> facts = ideal.isEmpty() ? List.of() : List.of(String.join(Case.OR, ideal));
        return answered(
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

    private static Case answered(String id, List<String> turns, Expected expected) {
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
