package io.zhanggui.knowledge.index;

/**
 * An entry that a query found, with what each leg says of it.
 *
 * @param keywordScore BM25, 0 where the keyword leg did not find it
 * @param vectorScore cosine to the query, computed for every hit, also where only the keyword leg found it
 */
public record IndexHit(String passageId, int ordinal, String text, double keywordScore, double vectorScore) {}
