package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.lang.Character.UnicodeScript;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How many tokens a text is, about: 0.6 for a Chinese character, 0.3 for any other, as providers state it. For calls of
 * which the provider told no count.
 */
final class TokenEstimate {

    private static final int TENTHS_OF_HAN = 6;
    private static final int TENTHS_OF_OTHER = 3;

    private TokenEstimate() {}

    static int of(String text) {
        int tenths = text.codePoints()
                .map(point -> UnicodeScript.of(point) == UnicodeScript.HAN ? TENTHS_OF_HAN : TENTHS_OF_OTHER)
                .sum();
        return Math.ceilDiv(tenths, 10);
    }

    static int of(ChatRequest request) {
        return of(request.messages().stream().map(TokenEstimate::text).collect(Collectors.joining("\n")));
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> system.text();
            case UserMessage user ->
                user.contents().stream().map(TokenEstimate::text).collect(Collectors.joining("\n"));
            case AiMessage ai -> Objects.requireNonNullElse(ai.text(), "");
            default -> "";
        };
    }

    private static String text(Content content) {
        return content instanceof TextContent text ? text.text() : "";
    }
}
