package io.zhanggui.evaluation.copy;

import io.zhanggui.evaluation.check.Fact;
import java.util.List;
import java.util.Locale;

/**
 * A text that was written for a product, with what it is held against.
 *
 * @param id of the item
 * @param product its code
 * @param called the product's title
 * @param attributes of the product, by name
 * @param running title, code, category and description: the text may rely on them, too, and need not tell them
 */
public record WrittenCopy(
        String id,
        String product,
        String called,
        Locale locale,
        String title,
        String body,
        Limits limits,
        List<Fact> attributes,
        List<Fact> running) {

    /** Characters (code points) that the channel leaves room for. */
    public record Limits(int title, int body) {}

    public WrittenCopy {
        attributes = List.copyOf(attributes);
        running = List.copyOf(running);
    }
}
