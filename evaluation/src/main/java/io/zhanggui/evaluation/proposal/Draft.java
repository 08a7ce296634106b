package io.zhanggui.evaluation.proposal;

import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A question that may become a case, not looked at yet. */
record Draft(Kind kind, String question) {

    /** How it comes from its origin. */
    enum Kind {
        /** It asks the same in other words. */
        PARAPHRASE("paraphrase", "p"),
        /** It looks alike, and nothing answers it. */
        TWIN("unanswerable-twin", "u");

        private final String tag;
        private final String letter;

        Kind(String tag, String letter) {
            this.tag = tag;
            this.letter = letter;
        }

        String tag() {
            return tag;
        }
    }

    /**
     * The case that is proposed: tagged as proposed, with its kind and its origin.
     *
     * @param number among the proposals of the origin, from 1
     */
    Case of(Case origin, int number) {
        boolean same = kind == Kind.PARAPHRASE;
        List<String> tags = new ArrayList<>(same ? origin.tags() : List.of());
        Stream.of(Proposals.PROPOSED, kind.tag(), Proposals.ORIGIN + origin.id())
                .filter(tag -> !tags.contains(tag))
                .forEach(tags::add);
        return new Case(
                origin.id() + "-" + kind.letter + number,
                tags,
                origin.history(),
                question,
                same ? origin.expectedOutcome() : Outcome.DECLINED,
                same ? origin.expectedFacts() : List.of(),
                same ? origin.expectedAnswer() : null,
                same ? origin.expectedSources() : List.of(),
                same ? origin.forbidden() : List.of(),
                same ? origin.reference() : null,
                origin.weight());
    }
}
