package io.zhanggui.knowledge;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is bound to the merchant of {@link Tenancy} before each statement that is made on it. It stays so: work for the same
 * merchant that comes next finds it bound, any other binds it anew.
 */
final class BoundConnection implements InvocationHandler {

    static final String SETTING = "zhanggui.merchant";

    private static final String BIND = "select set_config('" + SETTING + "', ?, ?)";

    private final Connection target;
    /** Null: not known. */
    private @Nullable String session;
    /** Until the transaction ends; null: the session's, unless a part of the transaction was taken back. */
    private @Nullable String local;

    private boolean partTakenBack;

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
                partTakenBack = method.getName().equals("rollback") && arguments != null;
                yield answer;
            }
            default -> passed(method, arguments);
        };
    }

    private void bind() throws SQLException {
        String wanted = Tenancy.bound();
        if (!partTakenBack && wanted.equals(local == null ? session : local)) {
            return;
        }
        if (target.getAutoCommit()) {
            set(wanted, false);
            session = wanted;
        } else {
            set(wanted, true);
            local = wanted;
            partTakenBack = false;
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
