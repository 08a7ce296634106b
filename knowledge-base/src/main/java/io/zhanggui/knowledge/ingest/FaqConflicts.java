package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.groupingBy;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds entries that answer the same question differently. */
final class FaqConflicts {

    private final JdbcClient jdbc;

    FaqConflicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Entry(String id, String question, String questionHash, String answer) {}

    /** Those that involve at least one of the ids. */
    List<Conflict> of(MerchantId merchant, Set<String> ids) {
        return askedTwice(merchant).stream()
                .filter(entries -> entries.stream().anyMatch(entry -> ids.contains(entry.id())))
                .filter(entries ->
                        entries.stream().map(Entry::answer).distinct().count() > 1)
                .map(entries -> new Conflict(
                        entries.getFirst().question(),
                        entries.stream().map(Entry::id).toList()))
                .toList();
    }

    private List<List<Entry>> askedTwice(MerchantId merchant) {
        return List.copyOf(jdbc
                .sql("""
                        select id, question, question_hash, answer from knowledge.faq
                        where merchant = :merchant and question_hash in (
                            select question_hash from knowledge.faq where merchant = :merchant
                            group by question_hash having count(*) > 1)
                        order by id
                        """)
                .param("merchant", merchant.value())
                .query((row, number) ->
                        new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .collect(groupingBy(Entry::questionHash, LinkedHashMap::new, Collectors.toList()))
                .values());
    }
}
