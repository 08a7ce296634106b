package io.zhanggui.knowledge.index;

import java.util.Comparator;

/**
 * A word that entries have.
 *
 * @param form as {@link Words} gives it
 * @param entries how many have it; entries that are gone may count for a while
 */
public record KnownWord(String form, long entries) {

    /** Those that more entries have come first. */
    public static final Comparator<KnownWord> ORDER =
            Comparator.comparingLong(KnownWord::entries).reversed().thenComparing(KnownWord::form);
}
