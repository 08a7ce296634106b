package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.prompts.Rendered;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A text that is wanted.
 *
 * @param purpose {@code answer}, {@code rewrite}, {@code copy}: a label of metrics and the ledger of calls
 * @param request what a model is asked
 * @param offline what stands in its place when no model can be had: made of the fact base alone, never fails; should it
 *     throw all the same, the completion is {@code MISSING}. Runs on another thread
 * @param patience how long to wait at a backend that is busy (its rate limit or all its places taken) before the next
 *     one is asked; a shopper's question has none, work in the background may
 */
public record ModelCall(
        MerchantId merchant, String purpose, ChatRequest request, Supplier<String> offline, Duration patience) {

    /** A call that does not wait for a busy backend. */
    public ModelCall(MerchantId merchant, String purpose, ChatRequest request, Supplier<String> offline) {
        this(merchant, purpose, request, offline, Duration.ZERO);
    }

    /** A call that asks what a prompt says, and does not wait for a busy backend. */
    public static ModelCall of(MerchantId merchant, String purpose, Rendered prompt, Supplier<String> offline) {
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                .build();
        return new ModelCall(merchant, purpose, request, offline);
    }

    /** The same call, waiting so long for a busy backend. */
    public ModelCall waiting(Duration longest) {
        return new ModelCall(merchant, purpose, request, offline, longest);
    }
}
