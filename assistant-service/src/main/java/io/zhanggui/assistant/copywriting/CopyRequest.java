package io.zhanggui.assistant.copywriting;

import java.util.Locale;

/**
 * What a merchant wants written.
 *
 * @param channel id of a {@link ChannelProfile}
 * @param locale language of the copy
 * @param variants how many different copies of each product, 1 to {@value #MAX_VARIANTS}
 */
public record CopyRequest(ProductChoice products, String channel, Locale locale, Tone tone, int variants) {

    /** More variants than this differ in nothing that matters. */
    public static final int MAX_VARIANTS = 5;
}
