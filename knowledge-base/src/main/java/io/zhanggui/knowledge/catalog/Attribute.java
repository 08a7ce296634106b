package io.zhanggui.knowledge.catalog;

/**
 * A named property of a product, as the merchant wrote it.
 *
 * @param name such as {@code 材质}
 * @param value such as {@code 316不锈钢}; never blank
 */
public record Attribute(String name, String value) {

    public Attribute {
        if (name.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("An attribute has a name and a value");
        }
    }
}
