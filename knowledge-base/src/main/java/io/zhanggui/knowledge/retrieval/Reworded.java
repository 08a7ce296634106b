package io.zhanggui.knowledge.retrieval;

import java.util.List;

/**
 * A query in other words.
 *
 * @param text width and case folded
 * @param rewordings what was put instead of what
 */
public record Reworded(String text, List<Rewording> rewordings) {

    public Reworded {
        rewordings = List.copyOf(rewordings);
    }

    /** Whether something was put right, and not only said as the shop says it. */
    public boolean corrected() {
        return rewordings.stream().anyMatch(one -> one.kind() != Rewording.Kind.SYNONYM);
    }
}
