package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.MerchantId;
import java.time.Instant;

/**
 * A shopper's conversation with a shop.
 *
 * @param id unguessable
 * @param keyId the key that began it, the only visitor's key that may see it
 */
public record Conversation(String id, MerchantId merchant, String keyId, Instant startedAt, Instant lastAt) {}
