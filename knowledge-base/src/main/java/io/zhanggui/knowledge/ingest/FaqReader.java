package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.ColumnMapping.Column;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads FAQ entries. Where a row has no id, the question is the id; asked again with another answer, it is numbered. */
final class FaqReader implements RowReader {

    private static final Pattern SEPARATOR = Pattern.compile("[|｜；\\r\\n]+");

    private static final int QUESTION_LIMIT = 500;
    private static final int SIMILAR_LIMIT = 20_000;
    private static final int ANSWER_LIMIT = 20_000;

    private record Asked(int row, String answer, Validity validity) {

        boolean same(Asked other) {
            return answer.equals(other.answer) && validity.equals(other.validity);
        }
    }

    private final @Nullable String id;
    private final String question;
    private final String answer;
    private final Map<String, Column> columns;
    private final ScopeColumns scope;
    private final Map<String, Asked> asked = new HashMap<>();

    /**
     * @throws ImportRejected if a column that an entry needs is not there
     */
    FaqReader(ColumnMapping mapping, List<String> headers, ZoneId zone) {
        this.columns = new HashMap<>(mapping.byHeader());
        this.scope = new ScopeColumns(mapping, zone);
        this.id = mapping.header(Field.ID);
        this.question = need(mapping, Field.QUESTION, headers);
        this.answer = need(mapping, Field.ANSWER, headers);
    }

    private static String need(ColumnMapping mapping, Field field, List<String> headers) {
        String header = mapping.header(field);
        if (header == null) {
            throw new ImportRejected(Reason.of(
                    field == Field.QUESTION ? "faq.no-question-column" : "faq.no-answer-column",
                    Columns.shown(headers),
                    String.join(", ", TableKind.FAQS.names(field))));
        }
        return header;
    }

    @Override
    public Iterator<RowGroup> groups(Iterator<TableRow> rows) {
        return RowGroup.each(rows);
    }

    @Override
    public Fact read(RowGroup group) throws RowRejected {
        TableRow row = group.main();
        Cells cells = new Cells(row);
        String given = cells.text(id, QUESTION_LIMIT);
        String text = cells.text(question, QUESTION_LIMIT);
        if (text.isEmpty()) {
            throw new RowRejected(Reason.of("faq.no-question", question), given.isEmpty() ? null : given);
        }
        String reply = cells.raw(answer, ANSWER_LIMIT);
        if (reply.isBlank()) {
            throw new RowRejected(Reason.of("faq.no-answer", answer), given.isEmpty() ? text : given);
        }
        Scope limits = scope(cells, given.isEmpty() ? text : given);
        String entryId = given.isEmpty() ? numbered(text, new Asked(row.number(), reply, limits.validity())) : given;
        return new FaqFact(new FaqEntry(entryId, text, similar(cells), reply, limits.language(), limits.validity()));
    }

    private Scope scope(Cells cells, String entryId) throws RowRejected {
        try {
            return scope.of(cells);
        } catch (RowRejected e) {
            throw new RowRejected(e.reason(), entryId);
        }
    }

    private String numbered(String text, Asked now) throws RowRejected {
        String candidate = text;
        for (int number = 2; asked.containsKey(candidate); number++) {
            Asked before = asked.get(candidate);
            if (before != null && before.same(now)) {
                throw new RowRejected(Reason.of("row.duplicate", candidate, String.valueOf(before.row())), candidate);
            }
            candidate = text + "#" + number;
        }
        asked.put(candidate, now);
        return candidate;
    }

    private List<String> similar(Cells cells) throws RowRejected {
        Set<String> similar = new LinkedHashSet<>();
        for (TableRow.Cell cell : cells.all()) {
            if (columns.computeIfAbsent(cell.header(), TableKind.FAQS::late).field() == Field.SIMILAR) {
                for (String value : cell.values()) {
                    similar.addAll(split(Cells.checked(cell.header(), value, SIMILAR_LIMIT)));
                }
            }
        }
        for (String each : similar) {
            Cells.checked(each, each, QUESTION_LIMIT);
        }
        return List.copyOf(similar);
    }

    private static List<String> split(String value) {
        List<String> questions = new ArrayList<>();
        for (String part : SEPARATOR.split(value, -1)) {
            String trimmed = Cells.trim(part);
            if (!trimmed.isEmpty()) {
                questions.add(trimmed);
            }
        }
        return questions;
    }
}
