package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Named.Fit;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.time.Clock;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds which products a question names, by code, by parts of the title, or by what is said of them. Thread-safe. */
@Component
class ProductMentions {

    private static final int CANDIDATES = 40;
    private static final double ASKING = 0.3;
    private static final double ELSEWHERE = 0.5;
    private static final double SINGLE = 0.15;
    /** Of fewer candidates it cannot be told which words are rare. */
    private static final int FEW = 20;

    private static final double LEAST = 1.5;

    private final Retrieval retrieval;
    private final Products products;

    private final Clock clock;

    ProductMentions(Retrieval retrieval, Products products, Clock clock) {
        this.retrieval = retrieval;
        this.products = products;
        this.clock = clock;
    }

    /** The products that the question may be about, the best first. */
    List<Named> in(Reading reading, MerchantAccount shop) {
        List<Candidate> candidates = retrieval
                .search(new SearchRequest(
                        shop.knowledge(), reading.text(), CANDIDATES, Set.of(PassageKind.PRODUCT), null))
                .stream()
                .map(Hit::passage)
                .map(Passage::sourceId)
                .flatMap(code -> products.find(shop.id(), code).stream())
                .map(Candidate::of)
                .toList();
        Scoring scoring = new Scoring(reading, candidates);
        return candidates.stream()
                .map(scoring::named)
                .filter(named -> named.score() >= LEAST)
                .sorted(Comparator.comparingDouble(Named::score).reversed())
                .toList();
    }

    /** The product with this code, if it is on offer, as one that the question is about without naming it. */
    Optional<Named> unnamed(MerchantAccount shop, String code) {
        return products.find(shop.id(), code)
                .filter(product -> product.validity().holdsAt(clock.instant()))
                .map(product -> new Named(product, 0, 0, new BitSet(), Fit.THIS));
    }

    private record Candidate(Product product, List<Token> title, List<Token> about, List<Token> rest, List<Token> all) {

        static Candidate of(Product product) {
            String about = Objects.requireNonNullElse(product.category(), "") + "\n"
                    + Objects.requireNonNullElse(product.description(), "");
            StringBuilder rest = new StringBuilder();
            StringBuilder names = new StringBuilder();
            product.attributes().forEach(attribute -> {
                rest.append('\n').append(attribute.value());
                names.append('\n').append(attribute.name());
            });
            List<Token> title = Token.of(Reading.normalised(product.title()));
            List<Token> beside = Token.of(Reading.normalised(about));
            List<Token> values = Token.of(Reading.normalised(rest.toString()));
            List<Token> named = Token.of(Reading.normalised(names.toString()));
            return new Candidate(
                    product,
                    title,
                    beside,
                    values,
                    Stream.of(title, beside, values, named)
                            .flatMap(List::stream)
                            .toList());
        }

        boolean holds(List<Token> run) {
            return Runs.indexOf(title, run) >= 0 || Runs.indexOf(about, run) >= 0 || Runs.indexOf(rest, run) >= 0;
        }
    }

    /** Words that few candidates hold say more. */
    private static final class Scoring {

        private final Reading reading;
        private final List<Candidate> candidates;
        private final BitSet asking;
        private final SaidName name;
        private final Map<List<Token>, Double> rarity = new HashMap<>();

        Scoring(Reading reading, List<Candidate> candidates) {
            this.reading = reading;
            this.candidates = candidates;
            this.asking = reading.asking();
            this.name = new SaidName(
                    reading, run -> candidates.stream().anyMatch(candidate -> Runs.indexOf(candidate.all(), run) >= 0));
        }

        Named named(Candidate candidate) {
            BitSet covered = new BitSet();
            String code = Reading.normalised(candidate.product().code());
            int at = reading.text().indexOf(code);
            if (at >= 0) {
                covered.set(at, at + code.length());
                return new Named(candidate.product(), 1_000 + code.length(), 1_000, covered, Fit.THIS);
            }
            BitSet without = new BitSet();
            double score = 0;
            double byName = 0;
            for (Runs.Run run : Runs.common(reading.tokens(), without, candidate.title(), 1)) {
                if (saysNothing(run)) {
                    continue;
                }
                boolean single = run.weight() < 2;
                double weight = weight(run) * (single ? SINGLE : 1);
                score += weight;
                if (!single) {
                    if (!asks(run)) {
                        byName += run.weight();
                        cover(run, covered);
                    }
                }
            }
            without.or(covered);
            for (Runs.Run run : Runs.common(reading.tokens(), without, candidate.about(), 2)) {
                if (!asks(run) && !saysNothing(run)) {
                    score += weight(run) * ELSEWHERE;
                    cover(run, covered);
                }
            }
            without.or(covered);
            if (covered.isEmpty()) {
                return new Named(candidate.product(), 0, 0, covered, Fit.THIS);
            }
            for (Runs.Run run : Runs.common(reading.tokens(), without, candidate.rest(), 2)) {
                if (!asks(run) && !saysNothing(run)) {
                    score += weight(run) * ELSEWHERE;
                }
            }
            return new Named(candidate.product(), score, byName, covered, fit(candidate, covered));
        }

        private Fit fit(Candidate candidate, BitSet covered) {
            if (!name.isAnother(covered, candidate.title())) {
                return Fit.THIS;
            }
            return name.isAnotherThing(covered, candidate.all()) ? Fit.ANOTHER_THING : Fit.ANOTHER_OF_ITS_KIND;
        }

        private double weight(Runs.Run run) {
            List<Token> words = reading.tokens().subList(run.from(), run.from() + run.length());
            double rare = rarity.computeIfAbsent(words, ignored -> {
                long holding = candidates.stream()
                        .filter(candidate -> candidate.holds(words))
                        .count();
                return Math.log(1 + (Math.max(candidates.size(), FEW) + 0.5) / (holding + 0.5));
            });
            return run.weight() * rare * (asks(run) ? ASKING : 1);
        }

        private boolean saysNothing(Runs.Run run) {
            return reading.tokens().subList(run.from(), run.from() + run.length()).stream()
                    .allMatch(token -> reading.empty().get(token.start()));
        }

        private boolean asks(Runs.Run run) {
            int start = reading.tokens().get(run.from()).start();
            int end = reading.tokens().get(run.from() + run.length() - 1).end();
            return asking.nextClearBit(start) >= end;
        }

        private void cover(Runs.Run run, BitSet covered) {
            covered.set(
                    reading.tokens().get(run.from()).start(),
                    reading.tokens().get(run.from() + run.length() - 1).end());
        }
    }
}
