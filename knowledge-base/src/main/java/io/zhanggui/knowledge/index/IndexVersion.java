package io.zhanggui.knowledge.index;

import io.zhanggui.knowledge.MerchantId;

/**
 * One index: a merchant's passages as one embedding model sees them.
 *
 * @param model name of the embedding model, usable as a folder name
 * @param dimension length of its vectors
 */
public record IndexVersion(MerchantId merchant, String model, int dimension) {}
