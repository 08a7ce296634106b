package io.zhanggui.assistant.copywriting;

/** What a person decided about a draft. */
public enum Reviewed {
    OPEN,
    ACCEPTED,
    REJECTED
}
