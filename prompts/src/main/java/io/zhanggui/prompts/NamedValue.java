package io.zhanggui.prompts;

/** An attribute as a model reads it. */
public record NamedValue(String name, String value) {}
