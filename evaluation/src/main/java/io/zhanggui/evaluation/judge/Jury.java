package io.zhanggui.evaluation.judge;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.zhanggui.prompts.Rendered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the model behind a judge, or remembers what it said. Thread-safe as the model is. */
final class Jury {

    /** The first sample is the model's best, the others are to differ. */
    private static final double VARIED = 0.7;

    private final ChatModel model;
    private final String name;
    private final KeptReplies kept;
    private final Spending spending;

    /** @param name of the model: replies of one are not taken for those of another */
    Jury(ChatModel model, String name, KeptReplies kept, Spending spending) {
        this.model = model;
        this.name = name;
        this.kept = kept;
        this.spending = spending;
    }

    /** What came of a question to the model. */
    sealed interface Reply {}

    record Said(String text) implements Reply {}

    /** {@code why} is {@link Judgement.BackendDown} or {@link Judgement.Capped}. */
    record Silent(Judgement why) implements Reply {}

    Reply ask(Rendered prompt, int sample) {
        String key = key(prompt, sample);
        return kept.find(key).<Reply>map(Said::new).orElseGet(() -> ask(prompt, sample, key));
    }

    /** In fen. */
    double estimatedCost(Rendered prompt, int sample) {
        return kept.find(key(prompt, sample)).isPresent() ? 0 : estimate(prompt);
    }

    private double estimate(Rendered prompt) {
        return spending.estimate(prompt.system() + prompt.user());
    }

    private Reply ask(Rendered prompt, int sample, String key) {
        double estimate = estimate(prompt);
        if (!spending.reserve(estimate)) {
            return new Silent(new Judgement.Capped());
        }
        try {
            ChatResponse response = model.chat(ChatRequest.builder()
                    .messages(SystemMessage.from(prompt.system()), UserMessage.from(prompt.user()))
                    .temperature(sample == 0 ? 0 : VARIED)
                    .build());
            String text = Objects.requireNonNullElse(response.aiMessage().text(), "");
            pay(estimate, prompt, text, response.tokenUsage());
            kept.keep(key, text);
            return new Said(text);
        } catch (LangChain4jException failure) {
            spending.notMade(estimate);
            return new Silent(new Judgement.BackendDown(String.valueOf(failure.getMessage())));
        }
    }

    /** A provider that tells no usage is paid by the estimate of its tokens. */
    private void pay(double estimate, Rendered prompt, String text, @Nullable TokenUsage usage) {
        Integer in = usage == null ? null : usage.inputTokenCount();
        Integer out = usage == null ? null : usage.outputTokenCount();
        spending.paid(
                estimate,
                in == null ? Spending.tokens(prompt.system() + prompt.user()) : in,
                out == null ? Spending.tokens(text) : out);
    }

    private String key(Rendered prompt, int sample) {
        return sha256(String.join(
                "\u0000", name, prompt.version().toString(), String.valueOf(sample), prompt.system(), prompt.user()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
