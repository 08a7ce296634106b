package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions that a shopper may like to ask next, only such as the shop can answer. Thread-safe. */
@Component
public class NextQuestions {

    private static final int MOST = 3;
    private static final int COUNTED = 20;
    private static final Duration COUNTED_FOR = Duration.ofMinutes(10);

    /** Cosine from which on an entry may be what a shopper meant who got no answer. */
    private static final double NEAR = 0.55;

    private final Faqs faqs;
    private final Retrieval retrieval;
    private final AnswerPath path;
    private final Conversations conversations;
    private final Clock clock;
    private final Map<MerchantId, Cited> cited = new ConcurrentHashMap<>();

    NextQuestions(Faqs faqs, Retrieval retrieval, AnswerPath path, Conversations conversations, Clock clock) {
        this.faqs = faqs;
        this.retrieval = retrieval;
        this.path = path;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** What to begin with: the FAQ entries that answered most of late, then the first ones. */
    public List<String> first(MerchantAccount shop, int most) {
        Instant now = clock.instant();
        Stream<FaqEntry> asked = mostCited(shop.id()).stream()
                .flatMap(id -> faqs.find(shop.id(), id).stream())
                .filter(entry -> entry.validity().holdsAt(now));
        return Stream.concat(asked, faqs.validAt(shop.id(), now, most).stream())
                .map(FaqEntry::question)
                .distinct()
                .limit(most)
                .toList();
    }

    /** Counted now and then: each visit of a chat page asks for it. */
    private List<String> mostCited(MerchantId merchant) {
        Instant now = clock.instant();
        return cited.compute(
                        merchant,
                        (id, known) -> known != null && now.isBefore(known.until())
                                ? known
                                : new Cited(now.plus(COUNTED_FOR), conversations.mostCited(id, COUNTED)))
                .sources();
    }

    private record Cited(Instant until, List<String> sources) {}

    List<String> after(MerchantAccount shop, Message message, @Nullable ProductCard card) {
        return switch (message.outcome()) {
            case Outcome.Answered answered -> answered(shop, message, answered, card);
            case Outcome.AskedBack asked -> ofOptions(shop, message, asked);
            case Outcome.Declined declined -> near(shop, message.question(), Set.of(), NEAR);
            case Outcome.HandedOver handed -> List.of();
            case Outcome.Unavailable unavailable -> List.of();
        };
    }

    private List<String> answered(
            MerchantAccount shop, Message message, Outcome.Answered answered, @Nullable ProductCard card) {
        if (card != null) {
            return ofProduct(shop, message, card);
        }
        return answered.citations().isEmpty()
                ? first(shop, MOST)
                : near(shop, message.question(), sources(answered), 0);
    }

    /** The product's other attributes: it stays the one that is spoken of. */
    private static List<String> ofProduct(MerchantAccount shop, Message message, ProductCard card) {
        Replies replies = Replies.of(shop);
        return Stream.concat(Optional.ofNullable(card.price()).stream(), card.attributes().stream())
                .map(Attribute::name)
                .filter(name -> !name.equals(message.topic().ask()))
                .limit(MOST)
                .map(replies::askOf)
                .toList();
    }

    /** The same question of each product that may be meant, if that one has an answer to it. */
    private List<String> ofOptions(MerchantAccount shop, Message message, Outcome.AskedBack asked) {
        Replies replies = Replies.of(shop);
        return asked.options().stream()
                .map(title -> replies.askAgain(title, message.question()))
                .filter(question ->
                        path.decide(shop, question, message.topic()).decision() instanceof Decision.Direct direct
                                && direct.outcome() instanceof Outcome.Answered)
                .toList();
    }

    private List<String> near(MerchantAccount shop, String question, Set<String> besides, double cosine) {
        return retrieval
                .search(new SearchRequest(shop.knowledge(), question, 2 * MOST, Set.of(PassageKind.FAQ), null))
                .stream()
                .filter(hit -> hit.vectorScore() >= cosine)
                .map(Hit::passage)
                .filter(passage -> !besides.contains(passage.sourceId()))
                .map(passage -> passage.title())
                .filter(title -> !title.equals(question))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Set<String> sources(Outcome.Answered answered) {
        return Set.copyOf(
                answered.citations().stream().map(Citation::sourceId).distinct().toList());
    }
}
