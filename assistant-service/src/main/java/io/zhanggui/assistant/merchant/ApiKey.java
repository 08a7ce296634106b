package io.zhanggui.assistant.merchant;

import io.zhanggui.knowledge.MerchantId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A key as it is stored: everything but the secret. */
record ApiKey(
        String id,
        @Nullable MerchantId merchant,
        KeyScope scope,
        OffsetDateTime created,
        @Nullable OffsetDateTime expires) {}
