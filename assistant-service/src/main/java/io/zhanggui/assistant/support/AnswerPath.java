package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.ingest.Passages;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.Reworded;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides about a question by what the fact base holds, no model asked. Thread-safe. */
@Component
class AnswerPath {

    private static final int PASSAGES = 4;

    private final Topics topics;
    private final PassageMatch matches;
    private final Excerpts excerpts;
    private final Passages passages;
    private final Retrieval retrieval;

    AnswerPath(Topics topics, PassageMatch matches, Excerpts excerpts, Passages passages, Retrieval retrieval) {
        this.topics = topics;
        this.matches = matches;
        this.excerpts = excerpts;
        this.passages = passages;
        this.retrieval = retrieval;
    }

    Considered decide(MerchantAccount shop, String question, Topic before) {
        Reading reading = Reading.of(question, Lexicon.of(shop.locale()));
        Replies replies = Replies.of(shop);
        return manners(reading, replies)
                .map(outcome -> new Considered(reading.text(), Optional.empty(), new Decision.Direct(outcome, before)))
                .orElseGet(() -> {
                    Evidence found = inTheBestWords(shop, reading, before);
                    return new Considered(found.reading().text(), Optional.of(found), byEvidence(shop, found, replies));
                });
    }

    /** Whether it is a wish for a person, a greeting or thanks, which mean the same whatever was said before. */
    boolean standsAlone(MerchantAccount shop, String question) {
        return manners(Reading.of(question, Lexicon.of(shop.locale())), Replies.of(shop))
                .isPresent();
    }

    private static Optional<Outcome> manners(Reading reading, Replies replies) {
        Set<String> manners = reading.lexicon().manners.groupsIn(reading.text());
        if (manners.contains("hand-over")) {
            return Optional.of(replies.handedOver());
        }
        if (!reading.saysNothingBut("greeting", "thanks")) {
            return Optional.empty();
        }
        return Optional.of(manners.contains("thanks") ? replies.thanks() : replies.greeting());
    }

    /**
     * The question as it was asked, unless the shop's other words for it find more. What may have been mistyped is put right only
     * where neither finds an answer.
     */
    private Evidence inTheBestWords(MerchantAccount shop, Reading reading, Topic before) {
        Evidence asked = evidence(shop, reading, before);
        Evidence said = better(asked, retrieval.reworded(shop.knowledge(), reading.text()), shop, reading, before);
        return said.answers()
                ? said
                : better(said, retrieval.corrected(shop.knowledge(), reading.text()), shop, reading, before);
    }

    private Evidence better(Evidence than, List<Reworded> others, MerchantAccount shop, Reading reading, Topic before) {
        Evidence best = than;
        for (Reworded other : others) {
            Evidence found = evidence(shop, Reading.of(other.text(), reading.lexicon()), before);
            if (found.beats(best)) {
                best = found;
            }
        }
        return best;
    }

    private Decision byEvidence(MerchantAccount shop, Evidence found, Replies replies) {
        Topic topic = found.subject().topic();
        return switch (found.verdict()) {
            case ATTRIBUTE -> attribute(shop, found, replies);
            case FAQ -> direct(found.faq().orElseThrow().passage(), topic);
            case DOCUMENT -> document(found, topic);
            case ASK_BACK -> new Decision.Direct(which(found.subject(), replies), topic);
            case DECLINE -> new Decision.Direct(declined(found.subject(), replies), topic);
        };
    }

    private static Outcome which(Topics.Resolved subject, Replies replies) {
        if (subject.unknown()) {
            return replies.whichInstead(subject.alike());
        }
        return subject.alike().isEmpty() ? replies.which() : replies.which(subject.alike());
    }

    private static Outcome declined(Topics.Resolved subject, Replies replies) {
        return subject.unknown()
                ? replies.unknownProduct()
                : subject.clearlyNamed().map(replies::declined).orElseGet(replies::declined);
    }

    /** All that speaks for one answer or another. */
    Evidence evidence(MerchantAccount shop, Reading reading, Topic before) {
        List<PassageEvidence> faqs = matches.weigh(shop, reading, PassageKind.FAQ);
        List<PassageEvidence> documents = matches.weigh(shop, reading, PassageKind.DOCUMENT);
        return new Evidence(
                reading, topics.resolve(shop, reading, before), faqs, excerpts.of(shop, reading, documents), documents);
    }

    private Decision attribute(MerchantAccount shop, Evidence found, Replies replies) {
        Topics.Answer answer = found.subject().answer().orElseThrow();
        String name = answer.evidence().attribute().name();
        List<Citation> citations = passages
                .ofProduct(shop.id(), answer.product().code())
                .stream()
                .filter(passage -> passage.kind() == PassageKind.ATTRIBUTE
                        && passage.place().equals(name))
                .map(Citation::of)
                .toList();
        String text = replies.attribute(
                answer.product(), name, answer.evidence().attribute().value());
        return new Decision.Direct(
                new Outcome.Answered(text, citations), found.subject().topic());
    }

    private static Decision document(Evidence found, Topic topic) {
        Excerpt excerpt = found.excerpt().orElseThrow();
        Passage source = excerpt.passage().passage();
        List<Passage> given = Stream.concat(
                        Stream.of(source), found.documents().stream().map(PassageEvidence::passage))
                .distinct()
                .limit(PASSAGES)
                .toList();
        Outcome.Answered offline = new Outcome.Answered(excerpt.text(), List.of(Citation.of(source, excerpt.text())));
        return new Decision.Generate(given, offline, topic);
    }

    private static Decision direct(Passage passage, Topic topic) {
        return new Decision.Direct(new Outcome.Answered(passage.text(), List.of(Citation.of(passage))), topic);
    }
}
