package io.zhanggui.assistant.support;

import io.zhanggui.assistant.support.TrialAnswer.Way;
import java.util.Optional;

/**
 * A decision with all that led to it.
 *
 * @param question as it was understood
 * @param evidence empty where manners decide, or where the store is down
 */
record Considered(String question, Optional<Evidence> evidence, Decision decision) {

    /** Our own store is down. */
    static Considered unavailable(String question, Replies replies) {
        return new Considered(question, Optional.empty(), new Decision.Direct(replies.unavailable(), Topic.NONE));
    }

    /** How the answer was found. */
    Way way() {
        return evidence.map(found -> switch (found.verdict()) {
                    case ATTRIBUTE -> Way.ATTRIBUTE;
                    case FAQ -> Way.FAQ;
                    case DOCUMENT -> Way.DOCUMENT;
                    case ASK_BACK -> Way.ASK_BACK;
                    case DECLINE -> Way.DECLINE;
                })
                .orElse(
                        decision instanceof Decision.Direct direct && direct.outcome() instanceof Outcome.Unavailable
                                ? Way.UNAVAILABLE
                                : Way.MANNERS);
    }
}
