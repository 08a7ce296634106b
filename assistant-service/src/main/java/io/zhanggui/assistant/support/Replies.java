package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.catalog.Product;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a shop says in its own language where no source is quoted. Immutable. */
final class Replies {

    private static final int NAMES = 3;

    private final MerchantAccount shop;
    private final Locale locale;
    private final ResourceBundle texts;

    private Replies(MerchantAccount shop) {
        this.shop = shop;
        this.locale = shop.locale().getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        this.texts = ResourceBundle.getBundle(
                "io.zhanggui.assistant.support.replies",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Replies of(MerchantAccount shop) {
        return new Replies(shop);
    }

    String attribute(Product product, String name, String value) {
        return text("attribute", product.title(), name, value);
    }

    Outcome declined() {
        return new Outcome.Declined(text("declined", contact()));
    }

    /** The product is real, what is asked of it is not known. */
    Outcome declined(Product product) {
        return new Outcome.Declined(text("declined.attribute", product.title(), contact()));
    }

    /** It names a product that the shop does not have, nor one of its kind. */
    Outcome unknownProduct() {
        return new Outcome.Declined(text("declined.product", contact()));
    }

    /** The question fits several products. */
    Outcome which(List<Product> products) {
        return which("which.product", products);
    }

    /** It names a product that the shop does not have; these are of its kind. */
    Outcome whichInstead(List<Product> products) {
        return which("which.instead", products);
    }

    private Outcome which(String key, List<Product> products) {
        List<String> titles = products.stream().limit(NAMES).map(Product::title).toList();
        return new Outcome.AskedBack(text(key, String.join(separator(), titles)), titles);
    }

    /** The question needs a product and names none. */
    Outcome which() {
        return new Outcome.AskedBack(text("which.any"));
    }

    Outcome handedOver() {
        return new Outcome.HandedOver(text("handed-over", contact()));
    }

    Outcome unavailable() {
        return new Outcome.Unavailable(text("unavailable", contact()));
    }

    Outcome greeting() {
        return new Outcome.Answered(text("greeting", shop.name()), List.of());
    }

    Outcome thanks() {
        return new Outcome.Answered(text("thanks"), List.of());
    }

    /** A question that was asked before, now of this product. */
    String askAgain(String title, String question) {
        return text("ask.again", title, question);
    }

    /** A question about an attribute of the product spoken of. */
    String askOf(String attribute) {
        return text("ask.attribute", attribute);
    }

    /** What a model says where the passages do not hold the answer. */
    String notFound() {
        return text("not-found");
    }

    private String separator() {
        return locale.equals(Locale.ROOT) ? "; " : "、";
    }

    private String contact() {
        return shop.contact().isBlank() ? text("contact.none") : shop.contact();
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
