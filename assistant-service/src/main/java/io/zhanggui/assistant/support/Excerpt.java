package io.zhanggui.assistant.support;

/**
 * Words of a document that may answer a question, as they stand there.
 *
 * @param passage where they stand, with what speaks for it as a whole
 * @param cosine of the question to the best sentence
 * @param properCosine the same with the proper words beside the shopper's own
 * @param coverage share of what the question speaks of that the sentence speaks of too
 * @param words how many of the question's own words the sentence says, 0 to 1
 */
record Excerpt(FaqEvidence passage, String text, double cosine, double properCosine, double coverage, double words) {

    /** Log odds that the excerpt answers the question. */
    double score() {
        return -15.7
                + 5.5 * cosine
                + 6.8 * properCosine
                + 1.2 * coverage
                + 0.1 * words
                + 0.7 * passage.coverage()
                + 4.1 * passage.cosine()
                + 6.8 * passage.properCosine();
    }
}
