package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Weighs which attribute of a product answers a question. Thread-safe. */
@Component
class AttributeMatch {

    private static final int ATTRIBUTES = 100;

    private final Retrieval retrieval;

    AttributeMatch(Retrieval retrieval) {
        this.retrieval = retrieval;
    }

    /** The evidence for each attribute, the best first; a question of several clauses may ask in any of them. */
    List<AttributeEvidence> weigh(MerchantAccount shop, Reading reading, Named named) {
        Map<String, Double> near = nearness(shop, reading, named.product());
        return Stream.concat(
                        evidence(reading, named.covered(), named, near),
                        reading.clauses().stream()
                                .flatMap(clause -> evidence(clause, covered(clause, named), named, near)))
                .sorted(Comparator.comparingDouble(AttributeEvidence::score).reversed())
                .toList();
    }

    private static BitSet covered(Reading clause, Named named) {
        BitSet covered = new BitSet();
        List<Token> title = Token.of(Reading.normalised(named.product().title()));
        for (Runs.Run run : Runs.common(clause.tokens(), clause.empty(), title, 2)) {
            covered.set(
                    clause.tokens().get(run.from()).start(),
                    clause.tokens().get(run.from() + run.length() - 1).end());
        }
        return covered;
    }

    private static Stream<AttributeEvidence> evidence(
            Reading part, BitSet covered, Named named, Map<String, Double> near) {
        AttributeWeighing weighing = new AttributeWeighing(part, covered, named.product());
        return named.product().attributes().stream()
                .map(attribute -> weighing.of(attribute, near.getOrDefault(attribute.name(), 0.0)));
    }

    private Map<String, Double> nearness(MerchantAccount shop, Reading reading, Product product) {
        Map<String, Double> cosines = new HashMap<>();
        retrieval
                .search(new SearchRequest(
                        shop.knowledge(), reading.text(), ATTRIBUTES, Set.of(PassageKind.ATTRIBUTE), product.code()))
                .forEach(hit -> cosines.put(hit.passage().place(), hit.vectorScore()));
        double mean = cosines.values().stream()
                .mapToDouble(cosine -> cosine)
                .average()
                .orElse(0);
        cosines.replaceAll((name, cosine) -> cosine - mean);
        return cosines;
    }
}
