package io.zhanggui.assistant.copywriting;

import java.util.List;

/** Which products a job is for. */
public sealed interface ProductChoice {

    /** All the merchant has. */
    record Everything() implements ProductChoice {}

    /** Those of one category, written as the catalog writes it. */
    record InCategory(String category) implements ProductChoice {}

    /** Those whose code, title or category holds these words. */
    record Matching(String words) implements ProductChoice {}

    /** Those that nothing has been written for yet, in the language and for the channel of the request. */
    record WithoutCopy() implements ProductChoice {}

    /** Those with these codes; a code named twice counts once. */
    record Named(List<String> codes) implements ProductChoice {

        public Named {
            codes = codes.stream().distinct().toList();
        }
    }
}
