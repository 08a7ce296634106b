package io.zhanggui.knowledge.ingest;

import static io.zhanggui.knowledge.ingest.Field.ANSWER;
import static io.zhanggui.knowledge.ingest.Field.ATTRIBUTE;
import static io.zhanggui.knowledge.ingest.Field.ATTRIBUTES;
import static io.zhanggui.knowledge.ingest.Field.CATEGORY;
import static io.zhanggui.knowledge.ingest.Field.CODE;
import static io.zhanggui.knowledge.ingest.Field.DESCRIPTION;
import static io.zhanggui.knowledge.ingest.Field.ID;
import static io.zhanggui.knowledge.ingest.Field.LANGUAGE;
import static io.zhanggui.knowledge.ingest.Field.NONE;
import static io.zhanggui.knowledge.ingest.Field.OPTION_NAME;
import static io.zhanggui.knowledge.ingest.Field.OPTION_VALUE;
import static io.zhanggui.knowledge.ingest.Field.QUESTION;
import static io.zhanggui.knowledge.ingest.Field.SIMILAR;
import static io.zhanggui.knowledge.ingest.Field.SKU;
import static io.zhanggui.knowledge.ingest.Field.TITLE;
import static io.zhanggui.knowledge.ingest.Field.VALID_FROM;
import static io.zhanggui.knowledge.ingest.Field.VALID_UNTIL;
import static io.zhanggui.knowledge.ingest.Field.VARIANTS;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a table may hold. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are made by List.of
public enum TableKind {
    /** Products; a column that nobody knows is an attribute. */
    PRODUCTS(
            FactTable.PRODUCT,
            List.of(
                    CODE,
                    TITLE,
                    CATEGORY,
                    DESCRIPTION,
                    SKU,
                    OPTION_NAME,
                    OPTION_VALUE,
                    VARIANTS,
                    VALID_FROM,
                    VALID_UNTIL,
                    LANGUAGE,
                    ATTRIBUTES,
                    ATTRIBUTE,
                    NONE),
            List.of(CODE, TITLE)) {
        @Override
        RowReader reader(ColumnMapping mapping, List<String> headers, Merchant merchant, ZoneId zone) {
            return new ProductReader(mapping, headers, merchant.locale(), zone);
        }
    },
    /** FAQ entries; a column that nobody knows is left out. */
    FAQS(
            FactTable.FAQ,
            List.of(QUESTION, ANSWER, SIMILAR, ID, VALID_FROM, VALID_UNTIL, LANGUAGE, NONE),
            List.of(QUESTION, ANSWER)) {
        @Override
        RowReader reader(ColumnMapping mapping, List<String> headers, Merchant merchant, ZoneId zone) {
            return new FaqReader(mapping, headers, zone);
        }
    };

    private final FactTable table;
    private final List<Field> fields;
    private final List<Field> required;
    private final KnownNames names;

    TableKind(FactTable table, List<Field> fields, List<Field> required) {
        this.table = table;
        this.fields = fields;
        this.required = required;
        this.names = KnownNames.read("columns-" + table.name() + ".txt");
    }

    /** What a column of such a table may hold. */
    public List<Field> fields() {
        return fields;
    }

    /** What each row of such a table needs. */
    public List<Field> required() {
        return required;
    }

    /** Some of the headers by which the field is known, the more likely first. */
    public List<String> names(Field field) {
        return names.some(field);
    }

    /** What the columns with these headers seem to hold. */
    public List<Column> proposed(List<String> headers) {
        return proposed(headers, Set.of());
    }

    /** The same where some fields are held by other columns. */
    List<Column> proposed(List<String> headers, Set<Field> taken) {
        List<String> left = new ArrayList<>(headers);
        List<Column> columns = new ArrayList<>();
        for (Field field : fields) {
            if (field.single() && !taken.contains(field)) {
                names.first(field, left).ifPresent(header -> {
                    columns.add(Column.of(header, field));
                    left.removeAll(List.of(header));
                });
            }
        }
        left.stream().distinct().map(header -> names.other(header, byDefault())).forEach(columns::add);
        return columns;
    }

    Field byDefault() {
        return fields.contains(ATTRIBUTE) ? ATTRIBUTE : NONE;
    }

    /** A column that the first rows did not show. */
    Column late(String header) {
        return names.other(header, byDefault());
    }

    /** Whether a table with these headers is one of this kind. */
    boolean suits(List<String> headers) {
        return required.stream().noneMatch(field -> names.first(field, headers).isEmpty());
    }

    /** Whether a table has the headers that the mapping speaks of, and with it all that is required. */
    Predicate<List<String>> fitting(ColumnMapping mapping) {
        return headers -> mapping.problems(this, headers).isEmpty();
    }

    FactTable table() {
        return table;
    }

    /**
     * A reader of a table with these headers.
     *
     * @param zone of dates that name none
     * @throws ImportRejected if a column that a row needs is not there
     */
    abstract RowReader reader(ColumnMapping mapping, List<String> headers, Merchant merchant, ZoneId zone);
}
