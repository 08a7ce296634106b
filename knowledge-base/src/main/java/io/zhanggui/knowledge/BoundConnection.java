package io.zhanggui.knowledge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that is bound to the merchant of {@link Tenancy} before each statement that is made on it. */
final class BoundConnection implements InvocationHandler {

    static final String SETTING = "zhanggui.merchant";

    private static final String BIND = "select set_config('" + SETTING + "', ?, ?)";

    private final Connection target;
    private String session = Tenancy.NOBODY;
    /** Until the transaction ends; null: the session's. */
    private @Nullable String local;

    private BoundConnection(Connection target) {
        this.target = target;
    }

    static Connection of(Connection target) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new BoundConnection(target));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "createStatement", "prepareStatement", "prepareCall", "unwrap" -> {
                bind();
                yield passed(method, arguments);
            }
            case "commit", "rollback", "setAutoCommit" -> {
                Object answer = passed(method, arguments);
                local = null;
                yield answer;
            }
            case "close" -> {
                release();
                yield passed(method, arguments);
            }
            default -> passed(method, arguments);
        };
    }

    private void bind() throws SQLException {
        String wanted = Tenancy.bound();
        if (wanted.equals(local == null ? session : local)) {
            return;
        }
        if (target.getAutoCommit()) {
            set(wanted, false);
            session = wanted;
        } else {
            set(wanted, true);
            local = wanted;
        }
    }

    /** Whoever has the connection next finds it bound to nobody; if that cannot be had, there is no such connection. */
    private void release() throws SQLException {
        if (session.equals(Tenancy.NOBODY) || target.isClosed()) {
            return;
        }
        try {
            if (!target.getAutoCommit()) {
                target.rollback();
                target.setAutoCommit(true);
            }
            set(Tenancy.NOBODY, false);
            session = Tenancy.NOBODY;
        } catch (SQLException e) {
            target.abort(Runnable::run);
            throw e;
        }
    }

    private void set(String merchant, boolean transaction) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(BIND)) {
            statement.setString(1, merchant);
            statement.setBoolean(2, transaction);
            statement.execute();
        }
    }

    private @Nullable Object passed(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
