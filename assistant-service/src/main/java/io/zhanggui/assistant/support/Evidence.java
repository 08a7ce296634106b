package io.zhanggui.assistant.support;

import java.util.List;
import java.util.Optional;

/**
 * What was found for a question, weighed against each other. All scores are log odds of being right.
 *
 * @param faqs by falling rank
 * @param excerpts of the first documents, by falling score
 * @param documents by falling rank
 */
record Evidence(
        Reading reading,
        Topics.Resolved subject,
        List<PassageEvidence> faqs,
        List<Excerpt> excerpts,
        List<PassageEvidence> documents) {

    /** A question that clearly names a product is about the product: more has to speak for another source. */
    private static final double NAMED = 2.1;

    /** By how much a document has to be likelier than an entry that asks the very same: its answer was written for this question. */
    private static final double WRITTEN_FOR_IT = 2.0;

    /** Cosine of a question that is asked almost as it is stored. */
    private static final double SAME = 0.9;

    Evidence {
        faqs = List.copyOf(faqs);
        excerpts = List.copyOf(excerpts);
        documents = List.copyOf(documents);
    }

    enum Verdict {
        ATTRIBUTE,
        FAQ,
        DOCUMENT,
        ASK_BACK,
        DECLINE
    }

    /** The FAQ entry that answers best. */
    Optional<PassageEvidence> faq() {
        return faqs.stream().findFirst();
    }

    /** The words of a document that answer best. */
    Optional<Excerpt> excerpt() {
        return excerpts.stream().findFirst();
    }

    /** What has to speak for an entry or a document beyond even odds. */
    double handicap() {
        boolean asksOfProduct = !reading.asks().isEmpty() || !reading.measure().isEmpty();
        return subject.clearlyNamed().isEmpty() && !subject.unknown() ? 0 : asksOfProduct ? NAMED : NAMED / 4;
    }

    /** Whether something is likely enough to be the answer. */
    boolean answers() {
        return switch (verdict()) {
            case ATTRIBUTE, FAQ, DOCUMENT -> true;
            case ASK_BACK, DECLINE -> false;
        };
    }

    /** Whether it answers where the other does not, or is likelier to be right. */
    boolean beats(Evidence other) {
        return answers() == other.answers() ? answers() && best() > other.best() : answers();
    }

    private double best() {
        return Math.max(attribute(), Math.max(entry(), document()));
    }

    private double attribute() {
        return subject.answer().map(answer -> answer.evidence().score()).orElse(Double.NEGATIVE_INFINITY);
    }

    private double entry() {
        return faq().map(PassageEvidence::score).orElse(Double.NEGATIVE_INFINITY) - handicap();
    }

    private double document() {
        return excerpt().map(Excerpt::score).orElse(Double.NEGATIVE_INFINITY) - handicap();
    }

    Verdict verdict() {
        if (subject.needsAProduct(reading) && faq().map(PassageEvidence::cosine).orElse(0.0) < SAME) {
            return Verdict.ASK_BACK;
        }
        double best = best();
        if (best < 0) {
            return subject.unknown() && !subject.alike().isEmpty() ? Verdict.ASK_BACK : Verdict.DECLINE;
        }
        if (attribute() == best) {
            return subject.ambiguous() ? Verdict.ASK_BACK : Verdict.ATTRIBUTE;
        }
        return entry() == best || entryWrittenForIt() ? Verdict.FAQ : Verdict.DOCUMENT;
    }

    private boolean entryWrittenForIt() {
        return entry() >= 0
                && faq().map(PassageEvidence::asksTheSame).orElse(false)
                && document() - entry() < WRITTEN_FOR_IT;
    }
}
