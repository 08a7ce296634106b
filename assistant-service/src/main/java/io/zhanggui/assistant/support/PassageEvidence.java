package io.zhanggui.assistant.support;

import io.zhanggui.assistant.support.Candidate.Kind;
import io.zhanggui.assistant.support.Candidate.Sign;
import io.zhanggui.knowledge.Passage;
import java.util.List;

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
 * @param words how many of the question's own words the passage says, 0 to 1
 * @param explained share of the question that the passage says in the same words or speaks of in others, 0 to 1
 * @param lead how far its rank lies before the next passage's
 */
record PassageEvidence(
        Passage passage,
        double cosine,
        double properCosine,
        double shared,
        double coverage,
        double missing,
        int foreign,
        int concepts,
        double words,
        double explained,
        double lead) {

    /** Cosine from which on two questions rarely differ in what they ask. */
    private static final double NEARLY_THE_SAME = 0.82;

    /** Cosine of questions that differ in no more than a particle. */
    private static final double THE_SAME = 0.95;

    /** For ranking. */
    double rank() {
        return 0.4 * cosine + 0.6 * properCosine + 0.05 * shared + 0.1 * coverage + 0.12 * words;
    }

    /** Whether it asks the same in nearly the same words, and speaks of all that the question speaks of. */
    boolean asksTheSame() {
        return cosine >= NEARLY_THE_SAME && missing == 0 && foreign == 0;
    }

    PassageEvidence before(double nextRank) {
        return new PassageEvidence(
                passage,
                cosine,
                properCosine,
                shared,
                coverage,
                missing,
                foreign,
                concepts,
                words,
                explained,
                rank() - nextRank);
    }

    /** Log odds that the passage answers the question. */
    double score() {
        return Sign.sum(signs());
    }

    /** What the score is made of. */
    List<Sign> signs() {
        double meaning =
                2.0 * properCosine + 15.0 * Math.max(0, cosine - NEARLY_THE_SAME) + (cosine > THE_SAME ? 6 : 0);
        return List.of(
                new Sign(Kind.BEFOREHAND, concepts == 0 ? -4.95 - 1.35 : -4.95),
                new Sign(Kind.MEANING, meaning),
                new Sign(Kind.THINGS, 0.64 * shared + 1.9 * coverage),
                new Sign(Kind.WORDS, 2.7 * explained),
                new Sign(Kind.LEAD, 2.8 * lead),
                new Sign(Kind.MISSING, -0.28 * missing),
                new Sign(Kind.UNKNOWN, -2.55 * foreign));
    }
}
