package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of a dataset, read strictly: what is not understood is refused, not skipped. */
record CaseLine(String file, int number, String text) {

    private static final Set<String> FIELDS = Set.of(
            "id",
            "tags",
            "history",
            "question",
            "expectedOutcome",
            "expectedFacts",
            "expectedAnswer",
            "expectedSources");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    Case read() {
        JsonNode row = row();
        Outcome outcome = outcome(row);
        if (outcome != Outcome.ANSWERED) {
            Stream.of("expectedFacts", "expectedAnswer", "expectedSources").forEach(field -> {
                if (!row.path(field).isEmpty() || row.path(field).isString()) {
                    throw invalid(field, "dataset.answered-only", outcome.word());
                }
            });
        }
        return new Case(
                needed(row, "id"),
                texts(row, "tags"),
                texts(row, "history"),
                needed(row, "question"),
                outcome,
                texts(row, "expectedFacts"),
                text(row, "expectedAnswer"),
                texts(row, "expectedSources"));
    }

    DatasetInvalid invalid(String field, String code, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(file, number, field));
        all.addAll(List.of(arguments));
        return new DatasetInvalid(Message.of(code, all.toArray()), null);
    }

    private JsonNode row() {
        try {
            JsonNode row = JSON.readTree(text);
            if (!row.isObject()) {
                throw invalid("", "dataset.no-object");
            }
            row.propertyNames().stream()
                    .filter(field -> !FIELDS.contains(field))
                    .findFirst()
                    .ifPresent(field -> {
                        throw invalid(
                                field,
                                "dataset.unknown-field",
                                FIELDS.stream().sorted().collect(Collectors.joining(", ")));
                    });
            return row;
        } catch (JacksonException e) {
            throw new DatasetInvalid(Message.of("dataset.no-json", file, number, e.getOriginalMessage()), e);
        }
    }

    private Outcome outcome(JsonNode row) {
        String word = needed(row, "expectedOutcome");
        return Outcome.of(word)
                .filter(Outcome.expectable()::contains)
                .orElseThrow(() -> invalid(
                        "expectedOutcome",
                        "dataset.outcome",
                        word,
                        Outcome.expectable().stream().map(Outcome::word).collect(Collectors.joining(", "))));
    }

    private String needed(JsonNode row, String field) {
        String text = text(row, field);
        if (text == null || text.isBlank()) {
            throw invalid(field, "dataset.needed");
        }
        return text;
    }

    private @Nullable String text(JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            throw invalid(field, "dataset.no-text");
        }
        return value.stringValue();
    }

    private List<String> texts(JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray()
                || value.valueStream()
                        .anyMatch(text -> !text.isString() || text.stringValue().isBlank())) {
            throw invalid(field, "dataset.no-texts");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }
}
