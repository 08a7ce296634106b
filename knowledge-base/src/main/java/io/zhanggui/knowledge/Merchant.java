package io.zhanggui.knowledge;

import java.util.Locale;

/**
 * A merchant as the fact base knows it.
 *
 * @param locale the language of the shop's own texts; it picks the embedding model and the tokens
 */
public record Merchant(MerchantId id, Locale locale) {}
