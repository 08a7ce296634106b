package io.zhanggui.assistant.backend;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a provider's text ends, as it says itself. */
enum FinishReason {
    /** There is no more to say. */
    STOP,
    /** The text is as long as the model can or may write. */
    LENGTH,
    /** The provider does not want to say more of this. */
    FILTER,
    /** The provider could not go on. */
    FAILURE;

    /** Never within a text: there its quotes are escaped. */
    private static final Pattern TOLD = Pattern.compile("\"finish_reason\"\\s*:\\s*\"(\\w+)\"");

    /** The reason that this event tells. */
    static Optional<FinishReason> in(String event) {
        Matcher told = TOLD.matcher(event);
        return told.find() ? Optional.of(of(told.group(1))) : Optional.empty();
    }

    /** The names of OpenAI, and those that DeepSeek ({@code insufficient_system_resource}) and GLM add. */
    private static FinishReason of(String name) {
        return switch (name) {
            case "length", "max_tokens" -> LENGTH;
            case "content_filter", "sensitive" -> FILTER;
            case "insufficient_system_resource", "network_error", "error" -> FAILURE;
            default -> STOP;
        };
    }
}
