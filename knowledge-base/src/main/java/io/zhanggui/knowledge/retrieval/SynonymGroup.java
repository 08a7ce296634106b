package io.zhanggui.knowledge.retrieval;

import java.util.List;

/**
 * Words that mean the same in a shop.
 *
 * @param id the merchant's own id of the group
 * @param words the ways to say it, in the merchant's order
 */
public record SynonymGroup(String id, List<String> words) {

    public SynonymGroup {
        words = List.copyOf(words);
    }
}
