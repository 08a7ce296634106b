package io.zhanggui.knowledge;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to PostgreSQL that are bound to the merchant of {@link Tenancy}, by the setting {@value BoundConnection#SETTING} that the
 * policies of {@link RowSecurity} read: inside a transaction until its end, else until it is bound to another. Thread-safe.
 *
 * <p>It belongs below a pool: there a connection that serves one merchant again and again is bound once.
 */
public final class TenantDataSource extends DelegatingDataSource {

    private TenantDataSource(DataSource target) {
        super(target);
    }

    /**
     * A new connection each time, for a pool to keep.
     *
     * @param url as PostgreSQL's driver reads it
     * @throws IllegalArgumentException if it cannot
     */
    public static TenantDataSource of(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return new TenantDataSource(database);
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
