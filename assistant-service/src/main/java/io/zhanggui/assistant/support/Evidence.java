package io.zhanggui.assistant.support;

import java.util.List;
import java.util.Optional;

/** What was found for a question, weighed against each other. All scores are log odds of being right. */
record Evidence(
        Reading reading,
        Topics.Resolved subject,
        Optional<PassageEvidence> faq,
        Optional<Excerpt> excerpt,
        List<PassageEvidence> documents) {

    /** A question that clearly names a product is about the product: more has to speak for another source. */
    private static final double NAMED = 2.1;

    /** Cosine of a question that is asked almost as it is stored. */
    private static final double SAME = 0.9;

    Evidence {
        documents = List.copyOf(documents);
    }

    enum Verdict {
        ATTRIBUTE,
        FAQ,
        DOCUMENT,
        ASK_BACK,
        DECLINE
    }

    Verdict verdict() {
        double attribute =
                subject.answer().map(answer -> answer.evidence().score()).orElse(Double.NEGATIVE_INFINITY);
        boolean asksOfProduct = !reading.asks().isEmpty() || !reading.measure().isEmpty();
        double handicap = subject.clearlyNamed().isEmpty() ? 0 : asksOfProduct ? NAMED : NAMED / 4;
        double entry = faq.map(PassageEvidence::score).orElse(Double.NEGATIVE_INFINITY) - handicap;
        double document = excerpt.map(Excerpt::score).orElse(Double.NEGATIVE_INFINITY) - handicap;
        if (subject.needsAProduct(reading) && faq.map(PassageEvidence::cosine).orElse(0.0) < SAME) {
            return Verdict.ASK_BACK;
        }
        double best = Math.max(attribute, Math.max(entry, document));
        if (best < 0) {
            return Verdict.DECLINE;
        }
        if (attribute == best) {
            return subject.ambiguous() ? Verdict.ASK_BACK : Verdict.ATTRIBUTE;
        }
        return entry == best ? Verdict.FAQ : Verdict.DOCUMENT;
    }
}
