package io.zhanggui.knowledge.ingest.table;

import io.zhanggui.knowledge.ingest.table.TableRow.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object as a row: a key is a header. What is nested under {@code attributes} stands as if it were not nested: an
 * object, pairs {@code ["材质", "棉"]} or objects with {@code name} and {@code value}.
 */
final class JsonCells {

    private static final Set<String> NESTS = Set.of("attributes", "属性", "商品属性", "params", "参数", "specs", "规格参数");

    private JsonCells() {}

    static List<Cell> of(JsonNode object) {
        List<Cell> cells = new ArrayList<>();
        object.propertyStream().forEach(entry -> {
            String key = entry.getKey().strip();
            if (NESTS.contains(key)) {
                nested(entry.getValue(), cells);
            } else {
                add(key, entry.getValue(), cells);
            }
        });
        return cells;
    }

    private static void nested(JsonNode nest, List<Cell> cells) {
        if (nest.isObject()) {
            nest.propertyStream().forEach(entry -> add(entry.getKey().strip(), entry.getValue(), cells));
        } else {
            nest.valueStream().forEach(pair -> {
                if (pair.isArray() && pair.size() == 2) {
                    add(text(pair.get(0)).strip(), pair.get(1), cells);
                } else if (pair.hasNonNull("name") && pair.hasNonNull("value")) {
                    add(text(pair.get("name")).strip(), pair.get("value"), cells);
                }
            });
        }
    }

    private static void add(String header, JsonNode value, List<Cell> cells) {
        List<String> values = (value.isArray() ? value.valueStream() : Stream.of(value))
                .map(JsonCells::text)
                .filter(text -> !text.isBlank())
                .toList();
        if (!header.isEmpty() && !values.isEmpty()) {
            cells.add(new Cell(header, values));
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().signum() == 0
                    ? "0"
                    : value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
