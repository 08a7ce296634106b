package io.zhanggui.evaluation.report;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for files that people compare: fields in the order of their records, one a line. */
public final class StableJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private StableJson() {}

    public static String text(Record value) {
        return JSON.writeValueAsString(value) + "\n";
    }
}
