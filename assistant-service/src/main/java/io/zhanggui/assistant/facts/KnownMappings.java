package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.TableKind;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What each merchant last chose for tables with the same headers. Thread-safe. */
@Component
class KnownMappings {

    private static final String KEY = " where merchant_id = :merchant and kind = :kind and signature = :signature";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KnownMappings(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<ColumnMapping> find(MerchantId merchant, TableKind kind, List<String> headers) {
        return bound("select mapping from column_mapping" + KEY, merchant, kind, headers)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, ColumnMapping.class));
    }

    /** Its columns; where in the file the table is, the next file says itself. */
    @Transactional
    public void remember(MerchantId merchant, TableKind kind, List<String> headers, ColumnMapping mapping) {
        bound("delete from column_mapping" + KEY, merchant, kind, headers).update();
        bound(
                        "insert into column_mapping (merchant_id, kind, signature, mapping, used_at)"
                                + " values (:merchant, :kind, :signature, :mapping, :now)",
                        merchant,
                        kind,
                        headers)
                .param("mapping", json.writeValueAsString(mapping.at(null, null)))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, MerchantId merchant, TableKind kind, List<String> headers) {
        return jdbc.sql(sql)
                .param("merchant", merchant.value())
                .param("kind", kind.name())
                .param("signature", ColumnMapping.signature(headers));
    }
}
