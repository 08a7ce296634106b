package io.zhanggui.assistant.backend;

/** How a provider wants to be shown its key. */
public enum KeyHeader {
    /** {@code Authorization: Bearer KEY}. */
    BEARER,
    /** {@code api-key: KEY}, as Azure has it. */
    API_KEY
}
