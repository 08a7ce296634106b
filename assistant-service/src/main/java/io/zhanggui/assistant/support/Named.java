package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.catalog.Product;
import java.util.BitSet;

/**
 * A product that a question may be about.
 *
 * @param score how well the question's words fit it and no other, comparable within one question
 * @param byName how much of its title or code the question says: a Chinese character 1, another word 2
 * @param covered characters of the question that name it
 * @param fit whether the words around those name it, too
 */
record Named(Product product, double score, double byName, BitSet covered, Fit fit) {

    /** What the question names, held against the product. */
    enum Fit {
        THIS,
        /** Something of its kind, by a name that no product has. */
        ANOTHER_OF_ITS_KIND,
        /** Something of another kind, by a name that no product has. */
        ANOTHER_THING
    }

    /** Whether the question says more of its name than a word that many share. */
    boolean clearly() {
        return byName >= 2;
    }
}
