package io.zhanggui.assistant.installation;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Says that PostgreSQL cannot be had, in its own words, and where the service looked. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends AbstractFailureAnalyzer<SQLException> {

    private final Environment environment;

    DatabaseAway(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
        SQLException last = last(cause);
        String url = environment.getProperty("spring.datasource.url", "");
        return Store.isPostgres(url) && isAway(Objects.requireNonNullElse(last.getSQLState(), ""))
                ? analysis(last, url.replaceFirst("\\?.*", ""), Terminal.locale())
                : null;
    }

    /** The pool's exception has the driver's as its cause. */
    private static SQLException last(SQLException first) {
        SQLException last = first;
        for (Throwable next = first.getCause(); next != null; next = next.getCause()) {
            if (next instanceof SQLException deeper) {
                last = deeper;
            }
        }
        return last;
    }

    /** By the classes of PostgreSQL's error codes: no connection, no login, no such database, not ready yet. */
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D") || state.startsWith("57P");
    }

    /**
     * @param url without what follows the question mark
     */
    static FailureAnalysis analysis(SQLException cause, String url, Locale locale) {
        return locale.getLanguage().equals("zh")
                ? new FailureAnalysis(
                        "无法使用数据库 " + url + "：" + cause.getMessage(),
                        "请启动数据库，或更正 ZHANGGUI_DATABASE_URL、ZHANGGUI_DATABASE_USERNAME 和 ZHANGGUI_DATABASE_PASSWORD"
                                + "（见 assistant-service/docs/operations.md）",
                        cause)
                : new FailureAnalysis(
                        "The database " + url + " cannot be used: " + cause.getMessage(),
                        "Start it, or correct ZHANGGUI_DATABASE_URL, ZHANGGUI_DATABASE_USERNAME and ZHANGGUI_DATABASE_PASSWORD"
                                + " (see assistant-service/docs/operations.md)",
                        cause);
    }
}
