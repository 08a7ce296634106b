package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a row says by name: columns that are attributes, options of a variant, cells that hold several pairs. */
final class NamedValues {

    private static final int NAME_LIMIT = 200;
    private static final int TEXT_LIMIT = 20_000;

    /** What Shopify writes where a product has no options. */
    private static final Map.Entry<String, String> NO_OPTION = Map.entry("Title", "Default Title");

    private final Map<String, Column> columns;
    private final List<String> optionNames;
    private final List<String> optionValues;
    private final String separator;

    NamedValues(ColumnMapping mapping, Locale locale) {
        this.columns = new HashMap<>(mapping.byHeader());
        this.optionNames = mapping.headers(Field.OPTION_NAME);
        this.optionValues = mapping.headers(Field.OPTION_VALUE);
        this.separator = locale.getLanguage().equals("zh") ? "、" : ", ";
    }

    /**
     * In the order of the columns, the options first; of two columns with the same name, both values.
     *
     * @param main the row that names the options
     */
    Map<String, String> of(TableRow row, TableRow main) throws RowRejected {
        Map<String, String> byName = options(row, main);
        for (TableRow.Cell cell : row.cells()) {
            Column column = columns.computeIfAbsent(cell.header(), TableKind.PRODUCTS::late);
            String text = String.join("、", cell.values());
            if (column.name() != null) {
                put(column.name(), text, byName);
            } else if (column.field() == Field.ATTRIBUTES) {
                packed(PackedPairs.of(Cells.checked(cell.header(), text, TEXT_LIMIT)))
                        .forEach((name, value) -> byName.merge(name, value, ProductFact::both));
            }
        }
        byName.values().removeIf(String::isBlank);
        return byName;
    }

    /** Pairs by the names that the fact base gives them, without those that say nothing of a product. */
    Map<String, String> packed(Map<String, String> pairs) throws RowRejected {
        Map<String, String> named = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            String name = columns.computeIfAbsent(pair.getKey(), TableKind.PRODUCTS::late)
                    .name();
            if (name != null) {
                put(name, pair.getValue().replace("|", separator), named);
            }
        }
        return named;
    }

    private static void put(String name, String text, Map<String, String> byName) throws RowRejected {
        String checked = Cells.checked(name, name, NAME_LIMIT);
        byName.merge(checked, Cells.trim(Cells.checked(checked, text, TEXT_LIMIT)), ProductFact::both);
    }

    /**
     * What the row has for each option.
     *
     * @param main the row that names the options
     */
    Map<String, String> options(TableRow row, TableRow main) throws RowRejected {
        Cells cells = new Cells(row);
        Cells names = new Cells(main);
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < optionValues.size(); i++) {
            String value = cells.text(optionValues.get(i), TEXT_LIMIT);
            String name = names.text(i < optionNames.size() ? optionNames.get(i) : null, NAME_LIMIT);
            String shown = name.isEmpty() ? optionValues.get(i) : name;
            if (!value.isEmpty() && !NO_OPTION.equals(Map.entry(shown, value))) {
                options.put(shown, value);
            }
        }
        return options;
    }
}
