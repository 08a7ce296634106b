package io.zhanggui.assistant.copywriting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How an item with its draft is read from rows. */
final class ItemReading {

    /** To be followed by a condition on {@code i}, the item, and {@code d}, its draft. */
    static final String SELECT = """
            select i.job_id, i.position, i.product_code, i.product_title, i.variant, i.status, i.review, i.reason,
                d.title, d.body, d.findings, d.backend, d.prompt_version, d.edited
            from copy_item i left join draft d on d.job_id = i.job_id and d.position = i.position
            """;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<DraftFinding>> FINDINGS = new TypeReference<>() {};

    private ItemReading() {}

    static CopyItem item(ResultSet row, int number) throws SQLException {
        String reason = row.getString("reason");
        return new CopyItem(
                row.getString("job_id") + "-" + row.getInt("position"),
                row.getString("job_id"),
                row.getInt("position"),
                row.getString("product_code"),
                row.getString("product_title"),
                row.getInt("variant"),
                ItemStatus.valueOf(row.getString("status")),
                Reviewed.valueOf(row.getString("review")),
                row.getString("title") == null ? null : draft(row),
                reason == null ? null : FailureReason.valueOf(reason));
    }

    static String written(List<DraftFinding> findings) {
        return JSON.writeValueAsString(findings);
    }

    static List<DraftFinding> findings(String written) {
        return JSON.readValue(written, FINDINGS);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("title"),
                row.getString("body"),
                findings(row.getString("findings")),
                row.getString("backend"),
                row.getString("prompt_version"),
                row.getBoolean("edited"));
    }
}
