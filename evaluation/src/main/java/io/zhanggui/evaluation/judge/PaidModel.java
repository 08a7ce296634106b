package io.zhanggui.evaluation.judge;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.zhanggui.prompts.Rendered;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A language model whose calls are paid: none is made that is expected to lead beyond what may be spent. Thread-safe as the model is. */
public final class PaidModel {

    private final ChatModel model;
    private final Spending spending;

    public PaidModel(ChatModel model, Spending spending) {
        this.model = model;
        this.spending = spending;
    }

    /**
     * What a call costs, about, in fen.
     *
     * @param reply how many tokens the model replies with, about
     */
    public double estimate(Rendered prompt, int reply) {
        return spending.estimate(text(prompt), reply);
    }

    /**
     * Puts a question.
     *
     * @param reply how many tokens the model replies with, about
     * @param how what is asked for besides
     * @return what it says; nothing if it was not asked, since too little is left to spend
     * @throws dev.langchain4j.exception.LangChain4jException if it fails; that is not paid
     */
    public Optional<String> ask(Rendered prompt, int reply, UnaryOperator<ChatRequest.Builder> how) {
        double estimate = estimate(prompt, reply);
        if (!spending.reserve(estimate)) {
            return Optional.empty();
        }
        ChatResponse response;
        try {
            response = model.chat(how.apply(ChatRequest.builder()
                            .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user())))
                    .build());
        } catch (RuntimeException failure) {
            spending.notMade(estimate);
            throw failure;
        }
        String said = Objects.requireNonNullElse(response.aiMessage().text(), "");
        pay(estimate, prompt, said, response.tokenUsage());
        return Optional.of(said);
    }

    /** A provider that tells no usage is paid by the estimate of its tokens. */
    private void pay(double estimate, Rendered prompt, String said, @Nullable TokenUsage usage) {
        Integer in = usage == null ? null : usage.inputTokenCount();
        Integer out = usage == null ? null : usage.outputTokenCount();
        spending.paid(
                estimate, in == null ? Spending.tokens(text(prompt)) : in, out == null ? Spending.tokens(said) : out);
    }

    private static String text(Rendered prompt) {
        return prompt.system() + prompt.user();
    }
}
