package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the {@link StagedFile}s. Thread-safe. */
@Component
class StagedFiles {

    private static final String SELECT = "select id, merchant_id, kind, file_name, bytes, staged_at from staged_file ";

    private final JdbcClient jdbc;

    StagedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StagedFile file) {
        jdbc.sql("insert into staged_file (id, merchant_id, kind, file_name, bytes, staged_at)"
                        + " values (:id, :merchant, :kind, :name, :bytes, :staged)")
                .param("id", file.id())
                .param("merchant", file.merchant().value())
                .param("kind", file.kind().name())
                .param("name", file.fileName())
                .param("bytes", file.bytes())
                .param("staged", file.staged())
                .update();
    }

    void retype(MerchantId merchant, String id, ImportKind kind) {
        jdbc.sql("update staged_file set kind = :kind where merchant_id = :merchant and id = :id")
                .param("kind", kind.name())
                .param("merchant", merchant.value())
                .param("id", id)
                .update();
    }

    /** Whether it was there. */
    boolean delete(MerchantId merchant, String id) {
        return jdbc.sql("delete from staged_file where merchant_id = :merchant and id = :id")
                        .param("merchant", merchant.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    Optional<StagedFile> find(MerchantId merchant, String id) {
        return jdbc.sql(SELECT + "where merchant_id = :merchant and id = :id")
                .param("merchant", merchant.value())
                .param("id", id)
                .query(StagedFiles::file)
                .optional();
    }

    /** The latest first. */
    List<StagedFile> of(MerchantId merchant) {
        return jdbc.sql(SELECT + "where merchant_id = :merchant order by staged_at desc, id")
                .param("merchant", merchant.value())
                .query(StagedFiles::file)
                .list();
    }

    /** Of all merchants. */
    List<StagedFile> stagedBefore(OffsetDateTime time) {
        return jdbc.sql(SELECT + "where staged_at < :time")
                .param("time", time)
                .query(StagedFiles::file)
                .list();
    }

    /** Of all merchants. */
    List<String> ids() {
        return jdbc.sql("select id from staged_file")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    private static StagedFile file(ResultSet row, int number) throws SQLException {
        return new StagedFile(
                row.getString("id"),
                new MerchantId(row.getString("merchant_id")),
                ImportKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getObject("staged_at", OffsetDateTime.class));
    }
}
