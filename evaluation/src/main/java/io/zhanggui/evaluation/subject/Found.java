package io.zhanggui.evaluation.subject;

/**
 * A passage that a search found.
 *
 * @param sourceId the merchant's own id of what it came from
 * @param place where in the source; empty where the source is one piece
 * @param score relevance, comparable within one search
 */
public record Found(String sourceId, String title, String text, String place, double score) {}
