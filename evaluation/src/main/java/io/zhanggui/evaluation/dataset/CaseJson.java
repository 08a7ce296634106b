package io.zhanggui.evaluation.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** A case as a line of a dataset's file: its fields always in this order, without those that say nothing. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CaseJson(
        String id,
        List<String> tags,
        List<String> history,
        String question,
        String expectedOutcome,
        List<String> expectedFacts,
        @Nullable String expectedAnswer,
        List<String> expectedSources,
        List<String> forbidden,
        @Nullable String reference,
        @Nullable Double weight) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** The line, without its end. */
    static String line(Case one) {
        return JSON.writeValueAsString(new CaseJson(
                one.id(),
                one.tags(),
                one.history(),
                one.question(),
                one.expectedOutcome().word(),
                one.expectedFacts(),
                one.expectedAnswer(),
                one.expectedSources(),
                one.forbidden(),
                one.reference(),
                one.weight() == 1 ? null : one.weight()));
    }
}
