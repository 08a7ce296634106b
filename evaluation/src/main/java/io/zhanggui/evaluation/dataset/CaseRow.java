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

/**
 * A row of a dataset's file, read strictly: what is not understood is refused, not skipped.
 *
 * @param number of the line or row in the file, from 1
 */
record CaseRow(String file, int number, JsonNode row) {

    static final Set<String> FIELDS = Set.of(
            "id",
            "tags",
            "history",
            "question",
            "expectedOutcome",
            "expectedFacts",
            "expectedAnswer",
            "expectedSources",
            "forbidden",
            "reference",
            "weight");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The JSON object that stands on a line. */
    static CaseRow ofLine(String file, int number, String text) {
        try {
            CaseRow row = new CaseRow(file, number, JSON.readTree(text));
            if (!row.row().isObject()) {
                throw row.invalid("", "dataset.no-object");
            }
            return row;
        } catch (JacksonException e) {
            throw new DatasetInvalid(Message.of("dataset.no-json", file, number, e.getOriginalMessage()), e);
        }
    }

    Case read() {
        checkFields();
        Outcome outcome = outcome();
        if (outcome != Outcome.ANSWERED) {
            Stream.of("expectedFacts", "expectedAnswer", "expectedSources").forEach(field -> {
                if (!row.path(field).isEmpty() || row.path(field).isString()) {
                    throw invalid(field, "dataset.answered-only", outcome.word());
                }
            });
        }
        return new Case(
                needed("id"),
                texts("tags"),
                texts("history"),
                needed("question"),
                outcome,
                texts("expectedFacts"),
                text("expectedAnswer"),
                texts("expectedSources"),
                texts("forbidden"),
                text("reference"),
                weight());
    }

    DatasetInvalid invalid(String field, String code, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(file, number, field));
        all.addAll(List.of(arguments));
        return new DatasetInvalid(Message.of(code, all.toArray()), null);
    }

    private void checkFields() {
        row.propertyNames().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw invalid(
                            field,
                            "dataset.unknown-field",
                            FIELDS.stream().sorted().collect(Collectors.joining(", ")));
                });
    }

    private Outcome outcome() {
        String word = needed("expectedOutcome");
        return Outcome.of(word)
                .filter(Outcome.expectable()::contains)
                .orElseThrow(() -> invalid(
                        "expectedOutcome",
                        "dataset.outcome",
                        word,
                        Outcome.expectable().stream().map(Outcome::word).collect(Collectors.joining(", "))));
    }

    private double weight() {
        JsonNode value = row.path("weight");
        if (value.isMissingNode()) {
            return 1;
        }
        if (!value.isNumber() || !(value.doubleValue() > 0) || value.doubleValue() > 1_000) {
            throw invalid("weight", "dataset.weight", value);
        }
        return value.doubleValue();
    }

    private String needed(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw invalid(field, "dataset.needed");
        }
        return text;
    }

    private @Nullable String text(String field) {
        JsonNode value = row.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            throw invalid(field, "dataset.no-text");
        }
        return value.stringValue();
    }

    private List<String> texts(String field) {
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
