package io.zhanggui.assistant.backend;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What stored keys are encrypted with.
 *
 * @param secretKey 32 bytes in base64 ({@code ZHANGGUI_SECRET_KEY}); absent: a key is made at first use and kept in the data
 *     folder
 */
@ConfigurationProperties("zhanggui")
record VaultSettings(@Nullable String secretKey) {

    /** Without the key. */
    @Override
    public String toString() {
        return "VaultSettings[secretKey=" + (secretKey == null ? "none" : "set") + "]";
    }
}
