package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.Field;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a caller says of the columns of a table:
 * {@code {"sheet": "…", "headerRow": 2, "columns": [{"header": "…", "field": "attribute", "name": "…"}]}}.
 */
@Component
class MappingReader {

    private final JsonMapper json;

    MappingReader(JsonMapper json) {
        this.json = json;
    }

    private record Body(
            @Nullable String sheet,
            @Nullable Integer headerRow,
            @Nullable List<Column> columns) {

        ColumnMapping mapping() {
            return new ColumnMapping(
                    sheet,
                    headerRow,
                    Objects.requireNonNullElse(columns, List.<Column>of()).stream()
                            .map(Column::column)
                            .toList());
        }
    }

    private record Column(
            @Nullable String header,
            @Nullable String field,
            @Nullable String name) {

        ColumnMapping.Column column() {
            return new ColumnMapping.Column(
                    Objects.requireNonNullElse(header, ""),
                    Field.valueOf(Objects.requireNonNullElse(field, "").toUpperCase(Locale.ROOT)),
                    name);
        }
    }

    /**
     * Everything as proposed where nothing is said.
     *
     * @throws ApiProblem 400 if it cannot be read
     */
    ColumnMapping read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return ColumnMapping.PROPOSED;
        }
        try {
            return json.readValue(text, Body.class).mapping();
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "import.mapping");
        }
    }
}
