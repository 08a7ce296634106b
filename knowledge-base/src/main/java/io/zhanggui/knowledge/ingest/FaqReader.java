package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.ingest.table.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads FAQ entries. Where a row has no id, the question is the id; asked again with another answer, it is numbered. */
final class FaqReader implements RowReader {

    private static final List<String> ID = List.of("编号", "faq编号", "faq id", "问题编号", "序号", "id", "no", "no.");
    private static final List<String> QUESTION = List.of("问题", "标准问题", "标准问", "问", "question", "standard question");
    private static final List<String> ANSWER = List.of("答案", "回答", "标准答案", "回复", "答", "answer", "reply");
    private static final Pattern SIMILAR =
            Pattern.compile("(相似问题|相似问法|相似问|similar( questions?)?|alternative questions?) ?\\d*");
    private static final Pattern SEPARATOR = Pattern.compile("[|｜；\\r\\n]+");

    private static final int QUESTION_LIMIT = 500;
    private static final int SIMILAR_LIMIT = 20_000;
    private static final int ANSWER_LIMIT = 20_000;

    private record Asked(int row, String answer) {}

    private final @Nullable String id;
    private final String question;
    private final String answer;
    private final Map<String, Asked> asked = new HashMap<>();

    /**
     * @throws ImportRejected if a column that an entry needs is not there
     */
    FaqReader(List<String> headers) {
        Columns columns = new Columns(headers);
        this.id = columns.find(ID);
        this.question = columns.need(QUESTION, "faq.no-question-column");
        this.answer = columns.need(ANSWER, "faq.no-answer-column");
    }

    static boolean suits(List<String> headers) {
        Columns columns = new Columns(headers);
        return columns.has(QUESTION) && columns.has(ANSWER);
    }

    @Override
    public Fact read(TableRow row) throws RowRejected {
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
        String entryId = given.isEmpty() ? numbered(text, reply, row.number()) : given;
        return new FaqFact(new FaqEntry(entryId, text, similar(cells), reply));
    }

    private String numbered(String text, String reply, int row) throws RowRejected {
        String candidate = text;
        for (int number = 2; asked.containsKey(candidate); number++) {
            Asked before = asked.get(candidate);
            if (before != null && before.answer().equals(reply)) {
                throw new RowRejected(Reason.of("row.duplicate", candidate, String.valueOf(before.row())), candidate);
            }
            candidate = text + "#" + number;
        }
        asked.put(candidate, new Asked(row, reply));
        return candidate;
    }

    private static List<String> similar(Cells cells) throws RowRejected {
        Set<String> similar = new LinkedHashSet<>();
        for (TableRow.Cell cell : cells.all()) {
            if (SIMILAR.matcher(Columns.key(cell.header())).matches()) {
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
