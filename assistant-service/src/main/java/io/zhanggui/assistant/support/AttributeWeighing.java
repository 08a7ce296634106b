package io.zhanggui.assistant.support;

import io.zhanggui.evaluation.check.Dimension;
import io.zhanggui.evaluation.check.Quantities;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One question, or one clause of it, against one product. */
final class AttributeWeighing {

    private static final Pattern AMOUNT = Pattern.compile("(?:几|多少)(.+)");
    private static final double COUNTED = 0.8;
    private static final double INSIDE = 0.7;
    private static final String COMMON = "适用合是否有无范围方式法情况内容含量率度性质类型级别时间长数大小高的可带和与最产品";

    private final Reading reading;
    private final BitSet named;
    private final List<Ask> asks;
    private final List<Ask> inside;
    private final AskedAmount amount;
    private final List<Token> title;
    private final long sameDimension;
    private final boolean answerable;
    private final BitSet silent;

    AttributeWeighing(Reading reading, BitSet named, Product product) {
        this.reading = reading;
        this.named = named;
        this.asks = asks();
        this.inside = asks.isEmpty() ? asks(phrase -> true) : List.of();
        this.amount = new AskedAmount(reading, asks);
        this.title = Token.of(Reading.normalised(product.title() + " " + product.category()));
        this.sameDimension = product.attributes().stream()
                .filter(attribute -> amount.measured(attribute) > 0)
                .count();
        this.answerable = product.attributes().stream()
                .anyMatch(attribute -> asks.stream().anyMatch(ask -> ask.fits(attribute) > 0));
        this.silent = (BitSet) reading.empty().clone();
        silent.or(named);
    }

    AttributeEvidence of(Attribute attribute, double near) {
        List<Token> name = Token.of(Reading.normalised(attribute.name()));
        List<Token> value = Token.of(Reading.normalised(attribute.value()));
        double lexical = Math.max(best(asks, attribute), INSIDE * best(inside, attribute));
        int counted = amount.counted(attribute);
        return new AttributeEvidence(
                attribute,
                counted > 0 ? Math.max(lexical, COUNTED) : lexical,
                share(name, named),
                share(name, new BitSet()),
                spoken(value),
                amount.measured(attribute),
                amount.measured(attribute) > 0 && sameDimension == 1 ? 1 : 0,
                singles(name),
                counted,
                near,
                unexplained(name, value),
                lexical == 0 && answerable ? 1 : 0,
                asks.isEmpty() || answerable ? 0 : 1,
                Sizes.mislabelled(asks, attribute) ? 1 : 0);
    }

    private static double best(List<Ask> asks, Attribute attribute) {
        return asks.stream().mapToDouble(ask -> ask.fits(attribute)).max().orElse(0);
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
        double whole = name.stream().mapToDouble(token -> token.han() ? 1 : 2).sum();
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

    private double unexplained(List<Token> name, List<Token> value) {
        BitSet explained = (BitSet) silent.clone();
        explained.or(reading.asking());
        double own = 0;
        double open = 0;
        for (Token token : reading.tokens()) {
            if (explained.get(token.start()) || Character.isDigit(token.form().charAt(0))) {
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
}
