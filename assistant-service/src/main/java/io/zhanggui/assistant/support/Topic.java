package io.zhanggui.assistant.support;

import org.jspecify.annotations.Nullable;

/**
 * What a conversation is about, so that the next question may leave it out.
 *
 * @param productCode the product spoken of last
 * @param ask what was asked of it last, in the shopper's words without the product
 */
public record Topic(@Nullable String productCode, @Nullable String ask) {

    static final Topic NONE = new Topic(null, null);
}
