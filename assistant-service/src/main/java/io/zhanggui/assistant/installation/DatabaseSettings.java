package io.zhanggui.assistant.installation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who owns the tables in PostgreSQL, where that is not who works with them.
 *
 * @param ownerUsername role that migrates ({@code ZHANGGUI_DATABASE_OWNER_USERNAME}); null: the one that works
 * @param ownerPassword its password ({@code ZHANGGUI_DATABASE_OWNER_PASSWORD})
 */
@ConfigurationProperties("zhanggui.database")
record DatabaseSettings(
        @Nullable String ownerUsername, @Nullable String ownerPassword) {

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[ownerUsername=" + ownerUsername + "]";
    }
}
