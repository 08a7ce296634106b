package io.zhanggui.knowledge;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to PostgreSQL that are bound to the merchant of {@link Tenancy}, by the setting {@value BoundConnection#SETTING} that the
 * policies of {@link RowSecurity} read: inside a transaction until its end, else until the connection goes back. Thread-safe.
 */
public final class TenantDataSource extends DelegatingDataSource {

    public TenantDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return BoundConnection.of(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return BoundConnection.of(super.getConnection(username, password));
    }
}
