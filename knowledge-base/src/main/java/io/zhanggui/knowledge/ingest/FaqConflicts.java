package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.groupingBy;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds entries that answer the same question differently at the same time. */
final class FaqConflicts {

    private final JdbcClient jdbc;

    FaqConflicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Entry(String id, String question, String questionHash, String answer, Validity validity) {

        boolean contradicts(Entry other) {
            return !answer.equals(other.answer) && validity.meets(other.validity);
        }
    }

    /** Those that involve at least one of the ids. */
    List<Conflict> of(MerchantId merchant, Set<String> ids) {
        return askedTwice(merchant).stream()
                .filter(entries -> entries.stream().anyMatch(entry -> ids.contains(entry.id())))
                .filter(entries ->
                        entries.stream().anyMatch(entry -> entries.stream().anyMatch(entry::contradicts)))
                .map(entries -> new Conflict(
                        entries.getFirst().question(),
                        entries.stream().map(Entry::id).toList()))
                .toList();
    }

    /** As a join, because H2 evaluates the query inside an {@code in} for each row again. */
    private List<List<Entry>> askedTwice(MerchantId merchant) {
        return List.copyOf(jdbc
                .sql("""
                        select f.id, f.question, f.question_hash, f.answer, f.valid_from, f.valid_until
                        from (select question_hash from knowledge.faq where merchant = :merchant
                            group by question_hash having count(*) > 1) twice
                        join knowledge.faq f on f.merchant = :merchant and f.question_hash = twice.question_hash
                        order by f.id
                        """)
                .param("merchant", merchant.value())
                .query((row, number) -> new Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Validity.of(row.getObject(5, OffsetDateTime.class), row.getObject(6, OffsetDateTime.class))))
                .list()
                .stream()
                .collect(groupingBy(Entry::questionHash, LinkedHashMap::new, Collectors.toList()))
                .values());
    }
}
