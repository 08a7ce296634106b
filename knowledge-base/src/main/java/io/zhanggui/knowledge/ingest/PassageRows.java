package io.zhanggui.knowledge.ingest;

import static java.util.stream.Collectors.toMap;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.index.Facets;
import io.zhanggui.knowledge.ingest.Upsert.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Writes passages, and to the ledger those whose index entries change, inside the caller's transaction. */
final class PassageRows {

    private static final Upsert PUT = Upsert.of(
            "passage",
            List.of(Column.text("merchant"), Column.text("id")),
            Stream.of(
                            List.of(
                                    Column.text("kind"),
                                    Column.text("source_id"),
                                    new Column("ordinal", "integer"),
                                    Column.text("product_code"),
                                    Column.text("title"),
                                    Column.text("text"),
                                    Column.text("place"),
                                    Column.text("index_texts"),
                                    Column.text("content_hash"),
                                    Column.text("index_hash"),
                                    Column.text("category")),
                            Scope.COLUMNS)
                    .flatMap(List::stream)
                    .toList());

    /** The passages of each of some sources, in one text. */
    static final String STORED = """
            select (select string_agg(p.id || ',' || p.content_hash || ',' || p.index_hash, ';')
                from knowledge.passage p
                where p.merchant = :merchant and p.source_id = listed.id and p.kind in (:kinds))
            from\s""" + Listed.IDS;

    private static final Pattern PASSAGE = Pattern.compile(";");

    private final JdbcTemplate template;
    private final JdbcClient known;
    private final Ledger ledger;

    PassageRows(JdbcTemplate template, Ledger ledger) {
        this.template = template;
        this.known = JdbcClient.create(new PlannedEachTime(template));
        this.ledger = ledger;
    }

    private record Stored(String id, String contentHash, String indexHash) {

        /** None of the three has a comma or a semicolon; a hash may be empty. */
        static Stored read(String text) {
            String[] parts = text.split(",", -1);
            return new Stored(parts[0], parts[1], parts[2]);
        }
    }

    /** Makes the passages of these sources what the facts say. */
    void replace(FactTable table, MerchantId merchant, Collection<? extends Fact> facts) {
        Map<String, Stored> gone =
                stored(table, merchant, facts.stream().map(Fact::id).toList());
        List<IndexedPassage> put = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        facts.stream().flatMap(fact -> fact.passages().stream()).forEach(passage -> {
            Stored before = gone.remove(passage.passage().id());
            if (before == null || !before.contentHash().equals(passage.contentHash())) {
                put.add(passage);
            }
            if (before == null || !before.indexHash().equals(passage.indexHash())) {
                changed.add(passage.passage().id());
            }
        });
        put(merchant, put);
        delete(merchant, gone.keySet());
        changed.addAll(gone.keySet());
        ledger.changed(merchant, changed);
    }

    /** Removes the passages of these sources. */
    void remove(FactTable table, MerchantId merchant, Collection<String> sourceIds) {
        Collection<String> ids = stored(table, merchant, sourceIds).keySet();
        delete(merchant, ids);
        ledger.changed(merchant, ids);
    }

    /** Limits the passages of one source; the next import of the source writes them anew. */
    void limit(FactTable table, MerchantId merchant, String sourceId, Scope scope) {
        Collection<String> ids = stored(table, merchant, List.of(sourceId)).keySet();
        template.batchUpdate(
                "update knowledge.passage set language = ?, valid_from = ?, valid_until = ?, content_hash = '',"
                        + " index_hash = '' where merchant = ? and id = ?",
                ids.stream()
                        .map(id -> Stream.concat(scope.values().stream(), Stream.of(merchant.value(), id))
                                .toArray())
                        .toList());
        ledger.changed(merchant, ids);
    }

    private Map<String, Stored> stored(FactTable table, MerchantId merchant, Collection<String> sourceIds) {
        return known
                .sql(STORED)
                .param("merchant", merchant.value())
                .param("ids", Listed.ids(sourceIds))
                .param("kinds", table.kindNames())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .flatMap(PASSAGE::splitAsStream)
                .map(Stored::read)
                .collect(toMap(Stored::id, stored -> stored));
    }

    private void put(MerchantId merchant, List<IndexedPassage> passages) {
        PUT.write(
                template,
                passages.stream().map(passage -> parameters(merchant, passage)).toList());
    }

    private void delete(MerchantId merchant, Collection<String> ids) {
        template.batchUpdate(
                "delete from knowledge.passage where merchant = ? and id = ?",
                ids.stream().map(id -> new Object[] {merchant.value(), id}).toList());
    }

    private static @Nullable Object[] parameters(MerchantId merchant, IndexedPassage indexed) {
        Passage passage = indexed.passage();
        Facets facets = indexed.facets();
        List<@Nullable Object> parameters = new ArrayList<>(Arrays.asList(
                merchant.value(),
                passage.id(),
                passage.kind().name(),
                passage.sourceId(),
                indexed.ordinal(),
                passage.productCode(),
                passage.title(),
                passage.text(),
                passage.place(),
                JsonMapper.shared().writeValueAsString(indexed.texts()),
                indexed.contentHash(),
                indexed.indexHash(),
                facets.category()));
        parameters.addAll(new Scope(facets.language(), facets.validity()).values());
        return parameters.toArray();
    }
}
