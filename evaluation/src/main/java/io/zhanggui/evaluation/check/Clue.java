package io.zhanggui.evaluation.check;

/**
 * What speaks for a sentence standing in passages, or against it. Shares and cosines lie between 0 and 1; a cue is 1 where it
 * is found and 0 where it is not. Words and tokens that only hold a sentence together weigh a fifth of the others.
 */
enum Clue {
    /** Share of its words that the passages hold. */
    WORDS,
    /** Share of its pairs of adjacent words that stand side by side there. */
    PAIRS,
    /** Share of its words that the question does not hold already and the passages do. */
    NEW_WORDS,
    /** Of the cosines of its tokens with the nearest tokens of the passages, the one that a tenth do not exceed. */
    LOW_TOKENS,
    /** The smallest of these cosines. */
    WORST_TOKEN,
    /** How many of its numbers the passages lack, three at most. */
    NUMBERS_MISSING,
    /** How many of its capitalised names the passages lack, three at most. */
    NAMES_MISSING,
    /** Cue: it claims for every case, or for one alone. */
    ABSOLUTE,
    /** Cue: it claims for some cases, or what may be. */
    GUARDED,
    /** Cue: it says that nothing is known. */
    DISCLAIMS,
    /** Cue: its speaker speaks of himself. */
    PERSONAL,
    /** Natural logarithm of the number of its words and one. */
    LENGTH,
    /** Share of its words that stand in the same order in that sentence of the passages which is nearest by its tokens. */
    ORDER,
    /** As {@link #WORST_TOKEN}, of that sentence. */
    WORST_TOGETHER,
    /** It denies and that sentence does not: the square of the share of its words there, for only what is near contradicts. */
    NEGATION_ADDED,
    /** That sentence denies and it does not; as above. */
    NEGATION_LOST,
    /** It denies something in answer to a question: 1, less {@link #NEGATION_ADDED}. */
    DENIES
}
