package io.zhanggui.assistant.quality;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Citation;
import io.zhanggui.assistant.support.Trial;
import io.zhanggui.assistant.support.TrialAnswer;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.Subject;
import io.zhanggui.evaluation.subject.Usage;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shop of this service, asked in process the way a shopper asks, no conversation left behind.
 *
 * @param seats bounds how many cases are asked at once
 */
record OwnService(MerchantAccount shop, Trial trial, Retrieval retrieval, Semaphore seats) implements Subject {

    private static final Logger log = LoggerFactory.getLogger(OwnService.class);
    private static final int HITS = 10;

    @Override
    public Observation observe(Case asked) {
        seats.acquireUninterruptibly();
        try {
            List<String> turns = new ArrayList<>(asked.history());
            turns.add(asked.question());
            return observation(trial.ask(shop, turns), asked.isFollowUp() ? List.of() : found(asked.question()));
        } catch (RuntimeException failure) {
            log.warn("Case {} could not be asked", asked.id(), failure);
            return new NotScored(failure.toString());
        } finally {
            seats.release();
        }
    }

    private static Observation observation(TrialAnswer said, List<Found> found) {
        Outcome outcome = Outcome.of(said.outcome().code()).orElseThrow();
        if (outcome == Outcome.UNAVAILABLE) {
            return new NotScored("outcome unavailable: " + said.text());
        }
        List<Answer.Citation> citations =
                said.citations().stream().map(OwnService::citation).toList();
        Usage usage = new Usage(null, said.usage().inputTokens(), said.usage().outputTokens(), null);
        return new Observed(new Answer(outcome, said.text(), citations, said.backend()), found, said.took(), usage);
    }

    private static Answer.Citation citation(Citation citation) {
        return new Answer.Citation(citation.sourceId(), citation.title(), citation.quote());
    }

    private List<Found> found(String question) {
        return retrieval.search(SearchRequest.everywhere(shop.knowledge(), question.strip(), HITS)).stream()
                .map(OwnService::found)
                .toList();
    }

    private static Found found(Hit hit) {
        Passage passage = hit.passage();
        return new Found(passage.sourceId(), passage.title(), passage.text(), passage.place(), hit.score());
    }
}
