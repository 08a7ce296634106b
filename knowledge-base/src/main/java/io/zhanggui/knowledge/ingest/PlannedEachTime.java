package io.zhanggui.knowledge.ingest;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements that PostgreSQL plans at each execution. Thread-safe.
 *
 * <p>Else it keeps the plan of a statement that comes again and again, made when an import had written next to nothing, and to an
 * empty table all plans are equally good.
 */
final class PlannedEachTime extends JdbcTemplate {

    PlannedEachTime(JdbcTemplate template) {
        super(Objects.requireNonNull(template.getDataSource()));
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        if (statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
