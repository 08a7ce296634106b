package io.zhanggui.evaluation.judge;

import dev.langchain4j.exception.LangChain4jException;
import io.zhanggui.prompts.Rendered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Asks the model behind a judge, or remembers what it said. Thread-safe as the model is. */
final class Jury {

    /** The first sample is the model's best, the others are to differ. */
    private static final double VARIED = 0.7;

    /** A verdict with its reason, in tokens. */
    private static final int VERDICT = 120;

    private final PaidModel model;
    private final String name;
    private final KeptReplies kept;

    /** @param name of the model: replies of one are not taken for those of another */
    Jury(PaidModel model, String name, KeptReplies kept) {
        this.model = model;
        this.name = name;
        this.kept = kept;
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
        return kept.find(key(prompt, sample)).isPresent() ? 0 : model.estimate(prompt, VERDICT);
    }

    private Reply ask(Rendered prompt, int sample, String key) {
        try {
            return model.ask(prompt, VERDICT, request -> request.temperature(sample == 0 ? 0 : VARIED))
                    .<Reply>map(text -> {
                        kept.keep(key, text);
                        return new Said(text);
                    })
                    .orElseGet(() -> new Silent(new Judgement.Capped()));
        } catch (LangChain4jException failure) {
            return new Silent(new Judgement.BackendDown(String.valueOf(failure.getMessage())));
        }
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
