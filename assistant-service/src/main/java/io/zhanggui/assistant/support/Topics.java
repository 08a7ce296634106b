package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resolves what a question is about: the product it names, or the one spoken of before. Thread-safe. */
@Component
class Topics {

    /** Products whose names fit at least this well, compared with the best, may be meant as well. */
    private static final double POSSIBLE = 0.8;

    private static final double ALIKE = 0.85;
    private static final int WEIGHED = 4;

    /** Attributes of a product that are told of. */
    private static final int TOLD = 3;

    private final ProductMentions mentions;
    private final AttributeMatch attributes;

    Topics(ProductMentions mentions, AttributeMatch attributes) {
        this.mentions = mentions;
        this.attributes = attributes;
    }

    /** The attribute of a product that answers best. */
    record Answer(Product product, AttributeEvidence evidence) {}

    /**
     * What a question is about.
     *
     * @param named the one product it is about, if that is clear
     * @param alike the products that its words fit equally well; empty unless several
     * @param ambiguous whether several of them could answer
     * @param unknown whether it names a product that the shop does not have; alike are then those of its kind
     * @param weighed what was weighed to find the answer: the best attributes of each product that may be meant
     */
    record Resolved(
            Optional<Named> named,
            List<Product> alike,
            Optional<Answer> answer,
            boolean ambiguous,
            boolean unknown,
            Topic topic,
            List<Answer> weighed) {

        Resolved {
            alike = List.copyOf(alike);
            weighed = List.copyOf(weighed);
        }

        Optional<Product> clearlyNamed() {
            return named.filter(Named::clearly).map(Named::product);
        }

        /** Whether something is asked of a product, and which one is open. */
        boolean needsAProduct(Reading reading) {
            return !unknown && named.isEmpty() && alike.isEmpty() && reading.needsAProduct();
        }
    }

    Resolved resolve(MerchantAccount shop, Reading reading, Topic before) {
        List<Named> found = mentions.in(reading, shop);
        if (!found.isEmpty() && found.getFirst().clearly() && found.getFirst().fit() != Named.Fit.THIS) {
            return unknown(before, found);
        }
        Optional<Named> earlier = earlier(shop, before, found);
        List<Named> possible = possible(found, earlier);
        List<Weighed> weighed = possible.stream()
                .map(named -> weigh(shop, reading, named, before, earlier.orElse(null)))
                .sorted(Comparator.comparingDouble(Weighed::joint).reversed())
                .toList();
        return resolved(reading, before, found, weighed);
    }

    /** Nothing is told of another product, nor of the one spoken of before. */
    private static Resolved unknown(Topic before, List<Named> found) {
        List<Product> ofItsKind = found.stream()
                .filter(named -> named.clearly() && named.fit() == Named.Fit.ANOTHER_OF_ITS_KIND)
                .filter(named -> named.score() >= ALIKE * found.getFirst().score())
                .map(Named::product)
                .toList();
        return new Resolved(
                Optional.empty(), ofItsKind, Optional.empty(), false, true, new Topic(null, before.ask()), List.of());
    }

    /** A product with the attributes that answer best, and how likely it is meant together with the first. */
    private record Weighed(Named named, List<AttributeEvidence> attributes, double joint) {

        Optional<AttributeEvidence> best() {
            return attributes.stream().findFirst();
        }

        boolean answers() {
            return best().isPresent() && best().get().score() >= 0;
        }

        Stream<Answer> all() {
            return attributes.stream().map(evidence -> new Answer(named.product(), evidence));
        }
    }

    private Resolved resolved(Reading reading, Topic before, List<Named> found, List<Weighed> weighed) {
        List<Weighed> answering = weighed.stream().filter(Weighed::answers).toList();
        double top = found.isEmpty() ? 0 : found.getFirst().score();
        List<Named> alike = found.stream()
                .filter(named -> named.clearly() && named.score() >= ALIKE * top)
                .toList();
        Optional<Weighed> chosen = answering.stream()
                .filter(answer -> answer.named().score() >= ALIKE * top || answer.equals(weighed.getFirst()))
                .findFirst()
                .or(() -> weighed.stream().findFirst());
        boolean ambiguous = answering.size() > 1
                && chosen.isPresent()
                && chosen.get().named().score() > 0
                && answering.get(1).named().score()
                        >= ALIKE * chosen.get().named().score();
        boolean one = answering.size() == 1
                || alike.size() < 2
                || chosen.map(w -> w.named().score() == 0).orElse(false);
        Optional<Named> named = one && !ambiguous ? chosen.map(Weighed::named) : Optional.empty();
        Topic topic = new Topic(
                named.map(is -> is.product().code()).orElse(before.productCode()),
                chosen.filter(Weighed::answers)
                        .flatMap(Weighed::best)
                        .map(best -> best.attribute().name())
                        .or(() -> named.map(
                                is -> reading.asksNothing(is.covered()) ? before.ask() : reading.without(is.covered())))
                        .orElse(before.ask()));
        return new Resolved(
                named,
                alike.size() > 1 ? alike.stream().map(Named::product).toList() : List.of(),
                chosen.filter(Weighed::answers)
                        .map(w -> new Answer(w.named().product(), w.best().orElseThrow())),
                ambiguous,
                false,
                topic,
                weighed.stream().flatMap(Weighed::all).toList());
    }

    private Optional<Named> earlier(MerchantAccount shop, Topic before, List<Named> found) {
        return Optional.ofNullable(before.productCode())
                .flatMap(code -> found.stream()
                        .filter(named -> named.product().code().equals(code))
                        .findFirst()
                        .or(() -> mentions.unnamed(shop, code)));
    }

    /** Those whose name fits; the one spoken of before where the question names none clearly, or names it among others. */
    private static List<Named> possible(List<Named> found, Optional<Named> earlier) {
        double top = found.isEmpty() ? 0 : found.getFirst().score();
        boolean clear = !found.isEmpty() && found.getFirst().clearly();
        if (earlier.isPresent() && (!clear || earlier.get().score() >= ALIKE * top)) {
            return List.of(earlier.get());
        }
        return new ArrayList<>(found.stream()
                .filter(named -> named.score() >= POSSIBLE * top)
                .limit(WEIGHED)
                .toList());
    }

    private Weighed weigh(MerchantAccount shop, Reading reading, Named named, Topic before, @Nullable Named earlier) {
        boolean another = earlier != null
                && !earlier.product().code().equals(named.product().code());
        Reading whole = another && before.ask() != null && reading.asksNothing(named.covered())
                ? Reading.of(reading.text() + "，" + before.ask(), reading.lexicon())
                : reading;
        List<AttributeEvidence> best =
                attributes.weigh(shop, whole, named).stream().limit(TOLD).toList();
        double joint = best.stream().findFirst().map(AttributeEvidence::score).orElse(-9.0)
                + 6 * Math.log(Math.max(named.score(), 0.1));
        return new Weighed(named, best, joint);
    }
}
