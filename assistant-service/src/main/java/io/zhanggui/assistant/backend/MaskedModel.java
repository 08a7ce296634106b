package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.zhanggui.assistant.compliance.PiiMasking;

/** A remote model that is never told who somebody is. Thread-safe if the model is. */
final class MaskedModel implements StreamingChatModel {

    private final StreamingChatModel model;

    MaskedModel(StreamingChatModel model) {
        this.model = model;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        ChatRequest masked = request.toBuilder()
                .messages(request.messages().stream().map(MaskedModel::masked).toList())
                .build();
        model.chat(masked, handler);
    }

    /** @throws IllegalArgumentException for a kind of message that nobody has taught it to mask */
    private static ChatMessage masked(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> SystemMessage.from(PiiMasking.mask(system.text()));
            case UserMessage user ->
                user.toBuilder()
                        .contents(user.contents().stream()
                                .map(MaskedModel::masked)
                                .toList())
                        .build();
            case AiMessage ai -> AiMessage.from(PiiMasking.mask(ai.text()));
            default -> throw new IllegalArgumentException("Cannot mask a message of type " + message.type());
        };
    }

    private static Content masked(Content content) {
        return switch (content) {
            case TextContent text -> TextContent.from(PiiMasking.mask(text.text()));
            default -> throw new IllegalArgumentException("Cannot mask content of type " + content.type());
        };
    }
}
