package io.zhanggui.assistant.support;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.index.IndexUnavailable;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Tells messages as the API does, with the product they speak of and what may be asked next. Thread-safe. */
@Component
class Telling {

    private static final Logger log = LoggerFactory.getLogger(Telling.class);

    private final Products products;
    private final NextQuestions next;
    private final Clock clock;

    Telling(Products products, NextQuestions next, Clock clock) {
        this.products = products;
        this.next = next;
        this.clock = clock;
    }

    /** The message a shopper waits for. An answer never fails for want of what goes with it. */
    ChatReply latest(MerchantAccount shop, String conversationId, Message message) {
        try {
            ProductCard card = card(shop, message).orElse(null);
            return ChatReply.of(conversationId, message, shop.locale(), card, next.after(shop, message, card));
        } catch (DataAccessException | IndexUnavailable down) {
            log.warn("An answer goes without product and next questions", down);
            return ChatReply.of(conversationId, message, shop.locale(), null, List.of());
        }
    }

    /** A whole conversation, the oldest message first. */
    List<ChatReply> all(MerchantAccount shop, String conversationId, List<Message> messages) {
        return messages.stream()
                .map(message -> message.equals(messages.getLast())
                        ? latest(shop, conversationId, message)
                        : earlier(shop, conversationId, message))
                .toList();
    }

    private ChatReply earlier(MerchantAccount shop, String conversationId, Message message) {
        return ChatReply.of(
                conversationId, message, shop.locale(), card(shop, message).orElse(null), List.of());
    }

    /** The product that the answer quotes, while it is on offer. */
    private Optional<ProductCard> card(MerchantAccount shop, Message message) {
        return Optional.ofNullable(message.topic().productCode())
                .filter(code -> message.outcome().citations().stream()
                        .anyMatch(citation -> citation.sourceId().equals(code)))
                .flatMap(code -> products.find(shop.id(), code))
                .filter(product -> product.validity().holdsAt(clock.instant()))
                .map(ProductCard::of);
    }
}
