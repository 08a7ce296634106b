package io.zhanggui.assistant.support;

import io.zhanggui.knowledge.Passage;

/**
 * What speaks for a passage as the answer to a question.
 *
 * @param cosine of the question to the passage's closest text
 * @param properCosine of the question with the proper words beside the shopper's own
 * @param shared how much of what the question speaks of the passage speaks of too; rare things count more
 * @param coverage the same as a share of all that the question speaks of, 0 to 1
 * @param missing what the question speaks of and the passage does not
 * @param foreign of how many such things no passage speaks at all
 * @param concepts how many things the question speaks of
 * @param lead how far its rank lies before the next passage's
 */
record FaqEvidence(
        Passage passage,
        double cosine,
        double properCosine,
        double shared,
        double coverage,
        double missing,
        int foreign,
        int concepts,
        double lead) {

    /** For ranking. */
    double rank() {
        return cosine + 0.5 * properCosine + 0.05 * shared + 0.1 * coverage;
    }

    FaqEvidence before(double nextRank) {
        return new FaqEvidence(
                passage, cosine, properCosine, shared, coverage, missing, foreign, concepts, rank() - nextRank);
    }

    /** Log odds that the passage answers the question. */
    double score() {
        return -3.3
                + 3.1 * properCosine
                + 0.4 * shared
                + 0.3 * coverage
                - 0.35 * missing
                - 0.8 * foreign
                + 3.7 * lead
                - (concepts == 0 ? 2.0 : 0);
    }
}
