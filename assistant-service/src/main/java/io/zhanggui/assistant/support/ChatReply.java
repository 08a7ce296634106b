package io.zhanggui.assistant.support;

import io.zhanggui.assistant.backend.Completion;
import io.zhanggui.assistant.compliance.AiLabel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API tells it.
 *
 * @param label the visible mark of what a machine answered
 * @param generated whether a model wrote the answer; else it stands in the shop's own words
 * @param whole false: the shopper left or stopped the answer before its end
 * @param product the product that the answer quotes, as the fact base has it now
 * @param suggestions what may be asked next, in the shop's language; of a conversation's last message only
 */
record ChatReply(
        String conversationId,
        String messageId,
        String question,
        String outcome,
        String answer,
        List<Citation> citations,
        String backend,
        boolean generated,
        String label,
        Completion.Usage usage,
        Instant askedAt,
        @Nullable Boolean helpful,
        boolean whole,
        @Nullable ProductCard product,
        List<String> suggestions) {

    static ChatReply of(
            String conversationId,
            Message message,
            Locale locale,
            @Nullable ProductCard product,
            List<String> suggestions) {
        return new ChatReply(
                conversationId,
                message.id(),
                message.question(),
                message.outcome().code(),
                message.outcome().text(),
                message.outcome().citations(),
                message.backend(),
                message.generated(),
                AiLabel.visible(locale),
                message.usage(),
                message.askedAt(),
                message.helpful(),
                message.whole(),
                product,
                suggestions);
    }
}
