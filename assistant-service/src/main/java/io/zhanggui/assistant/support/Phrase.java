package io.zhanggui.assistant.support;

/** A known form in a text, and the group of forms it belongs to. */
record Phrase(String group, String form, int start, int end) {}
