package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.index.Words;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the entries and documents that name a product. Thread-safe. */
@Component
class ProductSources {

    private static final int LOOKED_AT = 20;

    private final Retrieval retrieval;

    ProductSources(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /** The nearest first. */
    List<Passage> naming(MerchantAccount shop, Product product) {
        return retrieval
                .search(new SearchRequest(
                        shop.knowledge(),
                        product.title(),
                        LOOKED_AT,
                        Set.of(PassageKind.FAQ, PassageKind.DOCUMENT),
                        null))
                .stream()
                .map(Hit::passage)
                .filter(passage -> names(passage, product))
                .toList();
    }

    /** By its code, or by more than half of the words of its title. */
    private static boolean names(Passage passage, Product product) {
        String text = passage.title() + "\n" + passage.text();
        if (text.contains(product.code())) {
            return true;
        }
        Set<String> title = new HashSet<>(Words.of(product.title()));
        Set<String> said = new HashSet<>(Words.of(text));
        said.retainAll(title);
        return 2 * said.size() > title.size();
    }
}
