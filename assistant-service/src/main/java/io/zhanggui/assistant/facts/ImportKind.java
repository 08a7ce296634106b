package io.zhanggui.assistant.facts;

/** What a file is taken for. */
public enum ImportKind {
    PRODUCTS,
    FAQS,
    DOCUMENT
}
