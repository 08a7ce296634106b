package io.zhanggui.knowledge.ingest;

/** What a column of a table may hold. */
public enum Field {
    /** The merchant's own id of a product. */
    CODE,
    /** The name of a product. */
    TITLE,
    /** Where a product stands in the shop. */
    CATEGORY,
    /** Text of a product, HTML or not. */
    DESCRIPTION,
    /** The merchant's own id of an FAQ entry. */
    ID,
    /** The question of an FAQ entry. */
    QUESTION,
    /** Other ways to ask it; several columns may hold some. */
    SIMILAR,
    /** The answer, kept byte for byte. */
    ANSWER,
    /** From when on a fact holds. */
    VALID_FROM,
    /** Until when; a bare date holds to its end. */
    VALID_UNTIL,
    /** The language of a fact that is not in the shop's own. */
    LANGUAGE,
    /** The merchant's own id of a variant of a product. */
    SKU,
    /** The name of an option, such as colour; the columns of names and of values go together in their order. */
    OPTION_NAME,
    /** What a variant has for an option. */
    OPTION_VALUE,
    /** All variants of a product in one cell, {@code sku=…,size=…|sku=…,size=…}. */
    VARIANTS,
    /** Several attributes in one cell, {@code name=value,name=value}; several columns may be. */
    ATTRIBUTES,
    /** One attribute of a product; several columns may be. */
    ATTRIBUTE,
    /** Nothing that the fact base keeps. */
    NONE;

    boolean single() {
        return switch (this) {
            case SIMILAR, OPTION_NAME, OPTION_VALUE, ATTRIBUTES, ATTRIBUTE, NONE -> false;
            case CODE,
                    TITLE,
                    CATEGORY,
                    DESCRIPTION,
                    ID,
                    QUESTION,
                    ANSWER,
                    VALID_FROM,
                    VALID_UNTIL,
                    LANGUAGE,
                    SKU,
                    VARIANTS -> true;
        };
    }
}
