package io.zhanggui.assistant.console;

import static java.util.stream.Collectors.joining;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import io.zhanggui.knowledge.ingest.Field;
import io.zhanggui.knowledge.ingest.TablePreview;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** The columns of a table as a form: each has a header, a field and the name of an attribute. */
final class MappingForm {

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 60;

    private MappingForm() {}

    /**
     * A row of the form.
     *
     * @param samples the first values, shortened
     * @param name of the attribute, the header where it is none
     */
    record Row(int index, String header, List<String> samples, Field field, String name) {}

    static List<Row> rows(TablePreview preview, ColumnMapping mapping) {
        List<Column> columns = mapping.over(preview.kind(), preview.headers()).columns();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> row(i, columns.get(i), preview))
                .toList();
    }

    private static Row row(int index, Column column, TablePreview preview) {
        List<String> samples = preview.samples().stream()
                .map(sample -> String.join("、", sample.cells().get(index)))
                .filter(value -> !value.isBlank())
                .distinct()
                .limit(SAMPLES)
                .map(MappingForm::shortened)
                .toList();
        return new Row(
                index,
                column.header(),
                samples,
                column.field(),
                Objects.requireNonNullElse(column.name(), column.header()));
    }

    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SAMPLE
                ? text
                : text.codePoints()
                                .limit(LONGEST_SAMPLE)
                                .mapToObj(Character::toString)
                                .collect(joining())
                        + "…";
    }

    /**
     * What was chosen.
     *
     * @throws ApiProblem 400 if it is not this form
     */
    static ColumnMapping read(MultiValueMap<String, String> form) {
        List<String> headers = form.getOrDefault("header", List.of());
        List<String> fields = form.getOrDefault("field", List.of());
        List<String> names = form.getOrDefault("name", List.of());
        if (fields.size() != headers.size() || names.size() != headers.size()) {
            throw invalid();
        }
        try {
            List<Column> columns = IntStream.range(0, headers.size())
                    .mapToObj(i -> new Column(headers.get(i), Field.valueOf(fields.get(i)), names.get(i)))
                    .toList();
            String row = given(form, "headerRow");
            return new ColumnMapping(given(form, "sheet"), row == null ? null : Integer.valueOf(row), columns);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static @Nullable String given(MultiValueMap<String, String> form, String name) {
        String value = form.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static ApiProblem invalid() {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "input.invalid");
    }
}
