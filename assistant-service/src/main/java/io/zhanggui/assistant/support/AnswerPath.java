package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides about a question by what the fact base holds, no model asked. Thread-safe. */
@Component
class AnswerPath {

    private final Retrieval retrieval;

    AnswerPath(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    Decision decide(MerchantAccount shop, String question, Topic before) {
        Lexicon lexicon = Lexicon.of(shop.locale());
        Reading reading = Reading.of(question, lexicon);
        Replies replies = Replies.of(shop);
        if (lexicon.manners.groupsIn(reading.text()).contains("hand-over")) {
            return new Decision.Direct(replies.handedOver(), before);
        }
        List<Hit> faqs =
                retrieval.search(new SearchRequest(shop.knowledge(), reading.text(), 5, Set.of(PassageKind.FAQ), null));
        if (!faqs.isEmpty() && faqs.getFirst().vectorScore() > 0.7) {
            return new Decision.Direct(
                    new Outcome.Answered(
                            faqs.getFirst().passage().text(),
                            List.of(Citation.of(faqs.getFirst().passage()))),
                    before);
        }
        return new Decision.Direct(replies.declined(), before);
    }
}
