package io.zhanggui.evaluation.check;

/**
 * Something a text may rely on.
 *
 * @param name an attribute's name, or empty for running text
 * @param value what the source says
 */
public record Fact(String name, String value) {}
