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

/** A remote model that is never told who somebody is; what it says of them is restored. Thread-safe if the model is. */
final class MaskedModel implements StreamingChatModel {

    private final StreamingChatModel model;

    MaskedModel(StreamingChatModel model) {
        this.model = model;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        PiiMasking masking = new PiiMasking();
        ChatRequest masked = request.toBuilder()
                .messages(request.messages().stream()
                        .map(message -> masked(message, masking))
                        .toList())
                .build();
        model.chat(masked, masking.hasMasked() ? new RestoringHandler(handler, masking) : handler);
    }

    /** @throws IllegalArgumentException for a kind of message that nobody has taught it to mask */
    private static ChatMessage masked(ChatMessage message, PiiMasking masking) {
        return switch (message) {
            case SystemMessage system -> SystemMessage.from(masking.mask(system.text()));
            case UserMessage user ->
                user.toBuilder()
                        .contents(user.contents().stream()
                                .map(content -> masked(content, masking))
                                .toList())
                        .build();
            case AiMessage ai -> AiMessage.from(masking.mask(ai.text()));
            default -> throw new IllegalArgumentException("Cannot mask a message of type " + message.type());
        };
    }

    private static Content masked(Content content, PiiMasking masking) {
        return switch (content) {
            case TextContent text -> TextContent.from(masking.mask(text.text()));
            default -> throw new IllegalArgumentException("Cannot mask content of type " + content.type());
        };
    }
}
