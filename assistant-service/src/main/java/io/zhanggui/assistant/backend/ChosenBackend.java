package io.zhanggui.assistant.backend;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.zhanggui.assistant.backend.Completion.Usage;
import io.zhanggui.knowledge.MerchantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One backend of the chain, where no other may stand in for it. It is called behind its own guards, and each call stands in the
 * ledger. Thread-safe.
 */
public final class ChosenBackend {

    /** Work in the background waits for a busy backend. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GuardedBackend backend;
    private final LedgeredCalls calls;

    ChosenBackend(GuardedBackend backend, LedgeredCalls calls) {
        this.backend = backend;
        this.calls = calls;
    }

    public String name() {
        return backend.name();
    }

    /** The model's name as the provider knows it. */
    public String model() {
        return backend.settings().model();
    }

    /** What it costs; null where nobody knows. */
    public @Nullable Prices prices() {
        return backend.settings().prices();
    }

    /**
     * The backend as a model. It throws {@link BackendSilent} where it gives no text.
     *
     * @param purpose a label of metrics and the ledger of calls
     */
    public ChatModel asModel(MerchantId merchant, String purpose) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                ModelCall call = new ModelCall(merchant, purpose, request, () -> "", PATIENCE);
                Outcome outcome = calls.ask(backend, call, text -> {}, new Cancellation());
                if (outcome instanceof Outcome.Written written) {
                    return response(written);
                }
                throw new BackendSilent(outcome.label());
            }
        };
    }

    private static ChatResponse response(Outcome.Written written) {
        Usage usage = written.usage();
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(written.text()))
                .tokenUsage(usage.equals(Usage.NONE) ? null : new TokenUsage(usage.inputTokens(), usage.outputTokens()))
                .build();
    }
}
