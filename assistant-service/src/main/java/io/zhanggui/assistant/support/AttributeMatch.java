package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.evaluation.check.Quantities;
import io.zhanggui.evaluation.check.Quantity;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Weighs which attribute of a product answers a question. Thread-safe. */
@Component
class AttributeMatch {

    private static final int ATTRIBUTES = 100;
    private static final Pattern AMOUNT = Pattern.compile("(?:几|多少)(.+)");
    private static final double COUNTED = 0.8;
    private static final double INSIDE = 0.7;
    private static final String COMMON = "适用合是否有无范围方式法情况内容含量率度性质类型级别时间长数大小高的可带和与最产品";
    private static final List<String> COUNTERS = List.of("次遍回趟泡", "个只枚件颗块粒把", "包袋片抽", "层格档级");
    private static final String LABELS = "长宽高厚深径";

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
        Weighing weighing = new Weighing(part, covered, named.product());
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

    /** One question, or one clause of it, against one product. */
    private static final class Weighing {

        private final Reading reading;
        private final BitSet named;
        private final List<Ask> asks;
        private final List<Ask> inside;
        private final List<Token> title;
        private final long sameDimension;
        private final boolean answerable;
        private final BitSet silent;

        Weighing(Reading reading, BitSet named, Product product) {
            this.reading = reading;
            this.named = named;
            this.asks = asks();
            this.inside = asks.isEmpty() ? asks(phrase -> true) : List.of();
            this.title = Token.of(Reading.normalised(product.title() + " " + product.category()));
            this.sameDimension = product.attributes().stream()
                    .filter(attribute -> measured(attribute) > 0)
                    .count();
            this.answerable = product.attributes().stream()
                    .anyMatch(attribute -> asks.stream().anyMatch(ask -> fits(ask, attribute) > 0));
            this.silent = (BitSet) reading.empty().clone();
            silent.or(named);
        }

        AttributeEvidence of(Attribute attribute, double near) {
            List<Token> name = Token.of(Reading.normalised(attribute.name()));
            List<Token> value = Token.of(Reading.normalised(attribute.value()));
            double lexical = Math.max(best(asks, attribute), INSIDE * best(inside, attribute));
            int counted = counted(attribute);
            return new AttributeEvidence(
                    attribute,
                    counted > 0 ? Math.max(lexical, COUNTED) : lexical,
                    share(name, named),
                    share(name, new BitSet()),
                    spoken(value),
                    measured(attribute),
                    measured(attribute) > 0 && sameDimension == 1 ? 1 : 0,
                    singles(name),
                    counted,
                    near,
                    unexplained(name, value),
                    lexical == 0 && answerable ? 1 : 0,
                    asks.isEmpty() || answerable ? 0 : 1,
                    mislabelled(attribute) ? 1 : 0);
        }

        private static double best(List<Ask> asks, Attribute attribute) {
            return asks.stream().mapToDouble(ask -> fits(ask, attribute)).max().orElse(0);
        }

        private static double fits(Ask ask, Attribute attribute) {
            return ask.fits(Reading.normalised(attribute.name()));
        }

        /** Ways to ask beside the product's name. */
        private List<Ask> asks() {
            return asks(phrase -> named.nextClearBit(phrase.start()) < phrase.end());
        }

        private List<Ask> asks(Predicate<Phrase> where) {
            List<Phrase> phrases = reading.asks().stream().filter(where).toList();
            List<Phrase> telling =
                    phrases.stream().filter(phrase -> !unitAlone(phrase)).toList();
            return (telling.isEmpty() ? phrases : telling)
                    .stream()
                            .map(phrase -> reading.lexicon().ask(phrase.group()))
                            .distinct()
                            .toList();
        }

        /** Whether it only asks for a number, such as "how many grams": what is asked more clearly counts before. */
        private boolean unitAlone(Phrase phrase) {
            Matcher amount = AMOUNT.matcher(phrase.form());
            return amount.matches()
                    && (Quantities.dimensionOf(amount.group(1)) != Dimension.NONE
                            || (reading.dimension() != Dimension.NONE
                                    && amount.group(1).equals("个")));
        }

        private double share(List<Token> name, BitSet without) {
            double whole =
                    name.stream().mapToDouble(token -> token.han() ? 1 : 2).sum();
            double said = Runs.common(reading.tokens(), without, name, 2).stream()
                    .mapToDouble(Runs.Run::weight)
                    .sum();
            return whole == 0 ? 0 : Math.min(1, said / whole);
        }

        /** Of the characters that tell an attribute's name from others, how many the question says outside the product's name. */
        private double singles(List<Token> name) {
            List<Token> telling = name.stream()
                    .filter(token -> token.han() && COMMON.indexOf(token.form().charAt(0)) < 0)
                    .toList();
            long said = telling.stream()
                    .filter(token -> reading.tokens().stream()
                            .anyMatch(asked -> asked.form().equals(token.form())
                                    && !reading.empty().get(asked.start())
                                    && !named.get(asked.start())))
                    .count();
            return telling.isEmpty() ? 0 : (double) said / telling.size();
        }

        private double spoken(List<Token> value) {
            BitSet without = (BitSet) silent.clone();
            without.or(reading.asking());
            double longest = Runs.common(reading.tokens(), without, value, 2).stream()
                    .mapToDouble(Runs.Run::weight)
                    .max()
                    .orElse(0);
            return Math.min(longest, 4) / 4;
        }

        private int measured(Attribute attribute) {
            Dimension asked = asked();
            if (asked == Dimension.NONE) {
                return 0;
            }
            return Quantities.in(attribute.value()).stream()
                            .map(Quantity::dimension)
                            .anyMatch(dimension -> same(asked, dimension) || bare(asked, attribute, dimension))
                    ? 1
                    : -1;
        }

        /** What is measured: by the unit that is asked for, else by the only way to ask. */
        private Dimension asked() {
            Set<Dimension> implied = asks.stream().map(Ask::dimension).collect(Collectors.toSet());
            return reading.dimension() != Dimension.NONE || implied.size() != 1
                    ? reading.dimension()
                    : implied.iterator().next();
        }

        /** A price is a bare number in most tables. */
        private boolean bare(Dimension asked, Attribute attribute, Dimension dimension) {
            return dimension == Dimension.NONE
                    && asked == Dimension.MONEY
                    && reading.lexicon().asks.values().stream()
                            .anyMatch(ask -> ask.dimension() == Dimension.MONEY && fits(ask, attribute) > 0);
        }

        private static boolean same(Dimension asked, Dimension told) {
            return asked == told || (time(asked) && time(told)) || (asked == Dimension.AGE && told == Dimension.MONTHS);
        }

        private static boolean time(Dimension dimension) {
            return dimension == Dimension.DURATION || dimension == Dimension.MONTHS;
        }

        private int counted(Attribute attribute) {
            String counted = reading.measure();
            if (counted.isEmpty() || reading.dimension() != Dimension.NONE || asksForAmount()) {
                return 0;
            }
            String first = Character.isIdeographic(counted.codePointAt(0)) ? counted.substring(0, 1) : counted;
            String counters = COUNTERS.stream()
                    .filter(alike -> alike.contains(first))
                    .findFirst()
                    .orElse(first);
            String counter = counters.equals(counted) ? Pattern.quote(counted) : "[" + counters + "]";
            boolean told = Pattern.compile("\\d\\s*" + counter)
                            .matcher(Reading.normalised(attribute.value()))
                            .find()
                    || attribute.name().contains(first + "数")
                    || attribute.name().endsWith(first);
            return told ? 1 : -1;
        }

        private boolean asksForAmount() {
            return reading.asks().stream()
                    .anyMatch(phrase ->
                            phrase.form().contains("多少") || phrase.form().startsWith("how m"));
        }

        private double unexplained(List<Token> name, List<Token> value) {
            BitSet explained = (BitSet) silent.clone();
            explained.or(reading.asking());
            double own = 0;
            double open = 0;
            for (Token token : reading.tokens()) {
                if (explained.get(token.start())
                        || Character.isDigit(token.form().charAt(0))) {
                    continue;
                }
                double weight = token.han() ? 1 : 2;
                own += weight;
                boolean told = Stream.of(name, value, title)
                        .flatMap(List::stream)
                        .anyMatch(other -> other.form().equals(token.form()));
                open += told ? 0 : weight;
            }
            return own == 0 ? 0 : Math.min(open, 6) / 6;
        }

        private boolean mislabelled(Attribute attribute) {
            return asks.stream()
                    .filter(ask -> ask.dimension() == Dimension.LENGTH)
                    .map(ask -> ask.name().equals("直径") ? "径" : ask.name().replace("度", ""))
                    .filter(label -> LABELS.contains(label.substring(label.length() - 1)))
                    .anyMatch(label -> !attribute.name().contains(label) && !holds(attribute.value(), label));
        }

        /** Whether a size tells this dimension: by its label, or unlabelled by being one of enough. */
        private static boolean holds(String value, String label) {
            if (value.contains(label) || value.chars().anyMatch(c -> LABELS.indexOf(c) >= 0)) {
                return value.contains(label);
            }
            int needed = label.equals("长") || label.equals("宽") ? 2 : label.contains("径") ? Integer.MAX_VALUE : 3;
            return Quantities.in(value).size() >= needed || !value.matches(".*[×x*X].*");
        }
    }
}
