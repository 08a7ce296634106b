package io.zhanggui.prompts;

/** What was said before. */
public record PastTurn(Speaker speaker, String text) {

    /** Who said it. */
    public enum Speaker {
        SHOPPER,
        SHOP
    }
}
