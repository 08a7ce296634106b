package io.zhanggui.assistant.merchant;

/** What the holder of a key may do. */
public enum KeyScope {
    /** Makes merchants; sees nothing of any. */
    OPERATOR,
    /** Everything of one merchant. */
    OWNER,
    /** Chats with one merchant's shop, and sees its own conversations only. */
    VISITOR
}
