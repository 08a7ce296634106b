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
        @Nullable Boolean helpful) {

    static ChatReply of(String conversationId, Message message, Locale locale) {
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
                message.helpful());
    }
}
