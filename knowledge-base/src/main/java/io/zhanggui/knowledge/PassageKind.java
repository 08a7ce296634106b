package io.zhanggui.knowledge;

/** What a passage was made from. */
public enum PassageKind {
    /** A product as a whole: title, category, price, description and all attributes. */
    PRODUCT,
    /** One attribute of one product. */
    ATTRIBUTE,
    /** An FAQ entry: its text is the answer, byte for byte. */
    FAQ,
    /** A piece of a document. */
    DOCUMENT
}
