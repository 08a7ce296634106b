package io.zhanggui.assistant.copywriting;

import java.util.List;

/** Which products a job is for. */
public sealed interface ProductChoice {

    /** All the merchant has. */
    record Everything() implements ProductChoice {}

    /** Those of one category, written as the catalog writes it. */
    record InCategory(String category) implements ProductChoice {}

    /** Those with these codes; a code named twice counts once. */
    record Named(List<String> codes) implements ProductChoice {

        public Named {
            codes = codes.stream().distinct().toList();
        }
    }
}
