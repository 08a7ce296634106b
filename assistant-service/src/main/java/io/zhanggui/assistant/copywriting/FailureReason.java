package io.zhanggui.assistant.copywriting;

/** Why an item was not written. */
public enum FailureReason {
    /** The product was deleted after the job was started. */
    PRODUCT_GONE,
    /** The product is no longer on offer: its window has ended. */
    PRODUCT_ENDED,
    /** The product has neither a description nor an attribute beyond its price. */
    NOTHING_TO_SAY,
    /** No backend gave a text, and offline, which always does, failed too. */
    NO_TEXT
}
