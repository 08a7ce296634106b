package io.zhanggui.prompts;

/** A passage as a model reads it. Its number is its place in the list, from 1. */
public record PassageText(String title, String text) {}
