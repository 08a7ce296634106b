package io.zhanggui.assistant.backend;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says of its failure. It is only looked at, and never kept, logged or shown: providers repeat keys and
 * prompts in it. Whatever makes a backend pause is read from the code alone, for a message may quote the shopper.
 */
record ProviderError(String code, String message) {

    private static final ProviderError SILENT = new ProviderError("", "");

    private static final Set<String> SPENT =
            Set.of("insufficient_quota", "exceeded_current_quota_error", "insufficient_balance", "arrearage", "1113");
    private static final List<String> TOO_MUCH = List.of(
            "context_length",
            "context length",
            "context window",
            "context size",
            "exceed_context",
            "model token limit",
            "range of input length",
            "prompt is too long");
    private static final List<String> UNWANTED = List.of(
            "content_filter",
            "content_policy",
            "content exists risk",
            "data_inspection_failed",
            "datainspectionfailed",
            "inappropriate content",
            "sensitivecontent",
            "1301");

    /** Reads the body of an error or the data of an event; whatever cannot be read is silent. */
    static ProviderError read(String json) {
        try {
            return of(JsonMapper.shared().readTree(json));
        } catch (JacksonException e) {
            return SILENT;
        }
    }

    private static ProviderError of(JsonNode body) {
        JsonNode error = body.path("error");
        JsonNode told = error.isObject() ? error : body;
        String code = told.path("code").asString("") + " " + told.path("type").asString("");
        String message =
                error.isString() ? error.asString() : told.path("message").asString("");
        return new ProviderError(code.toLowerCase(Locale.ROOT), message.toLowerCase(Locale.ROOT));
    }

    /** Whether the event holds an error in the place of a piece of text. */
    static boolean isIn(String event) {
        if (!event.contains("\"error\"")) {
            return false;
        }
        try {
            JsonNode error = JsonMapper.shared().readTree(event).path("error");
            return error.isObject() || error.isString();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The failure in closer words, if the provider has any. */
    Failure closer(Failure failure) {
        if (List.of(code.split(" ")).stream().anyMatch(SPENT::contains)) {
            return Failure.NO_BALANCE;
        }
        return switch (failure) {
            case INVALID_REQUEST, ERROR_IN_STREAM -> closerRequest(failure);
            default -> failure;
        };
    }

    private Failure closerRequest(Failure failure) {
        if (TOO_MUCH.stream().anyMatch(this::says)) {
            return Failure.CONTEXT_TOO_LONG;
        }
        if (UNWANTED.stream().anyMatch(this::says)) {
            return Failure.FILTERED;
        }
        return code.startsWith("429") ? Failure.RATE_LIMITED : failure;
    }

    private boolean says(String words) {
        return code.contains(words) || message.contains(words);
    }
}
