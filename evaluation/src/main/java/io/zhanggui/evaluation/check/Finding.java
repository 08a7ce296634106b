package io.zhanggui.evaluation.check;

/**
 * What a check has against a text.
 *
 * @param code kind of the finding, such as {@code number.unsupported}
 * @param quote the words of the text that are meant
 * @param start 0-based offset of the quote in the text, in UTF-16 units
 * @param expected what the source says instead; empty if it says nothing
 */
public record Finding(String code, String quote, int start, String expected) {}
