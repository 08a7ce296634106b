package io.zhanggui.assistant.operation;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.index.IndexUnavailable;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether a question could be looked up: searches the fact base of the first shop. Thread-safe. */
@Component("index")
class IndexHealth implements HealthIndicator {

    private final Merchants merchants;
    private final KnowledgeBase knowledge;

    IndexHealth(Merchants merchants, KnowledgeBase knowledge) {
        this.merchants = merchants;
        this.knowledge = knowledge;
    }

    @Override
    public Health health() {
        try {
            Optional<MerchantAccount> shop = merchants.all().stream().findFirst();
            shop.ifPresent(account ->
                    knowledge.retrieval().search(SearchRequest.everywhere(account.knowledge(), account.name(), 1)));
            return Health.up().build();
        } catch (IndexUnavailable | DataAccessException | IllegalStateException down) {
            return Health.down().build();
        }
    }
}
