package io.zhanggui.assistant.installation;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which role the service must not have, and how to make a better one. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoleRefused extends AbstractFailureAnalyzer<RoleTooPowerful> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RoleTooPowerful cause) {
        return analysis(cause, Terminal.locale());
    }

    static FailureAnalysis analysis(RoleTooPowerful cause, Locale locale) {
        return locale.getLanguage().equals("zh")
                ? new FailureAnalysis(
                        "数据库角色 " + cause.role() + " 是超级用户或带有 BYPASSRLS，行级安全对它不起作用，商家之间的数据隔离无法保证。",
                        "请为掌柜建一个普通角色：create role zhanggui login password '密码'; 用它作为 SPRING_DATASOURCE_USERNAME，"
                                + "并用拥有数据库的角色作为 ZHANGGUI_DATABASE_OWNER_USERNAME（见 assistant-service/docs/operations.md）",
                        cause)
                : new FailureAnalysis(
                        "The database role " + cause.role()
                                + " is a superuser or has BYPASSRLS: row-level security does not bind it, so nothing in the database keeps merchants apart.",
                        "Make a plain role for the service: create role zhanggui login password 'PASSWORD'; name it in SPRING_DATASOURCE_USERNAME,"
                                + " and the role that owns the database in ZHANGGUI_DATABASE_OWNER_USERNAME (see assistant-service/docs/operations.md)",
                        cause);
    }
}
