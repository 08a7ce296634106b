package io.zhanggui.knowledge.retrieval;

/**
 * What a search took for what the query says.
 *
 * @param said as it was typed, width and case folded
 * @param meant what is searched for besides
 */
public record Rewording(String said, String meant, Kind kind) {

    /** Why it is searched for. */
    public enum Kind {
        /** The shop says that both mean the same. */
        SYNONYM,
        /** No text of the shop has what was typed, and some have a word that sounds the same or is a keystroke off. */
        SLIP,
        /** The same, but what was typed may as well be another word: a search may try it, an answer must not rest on it. */
        NEAR
    }
}
