package io.zhanggui.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The prompts this build ships, in Chinese and English. Immutable and thread-safe.
 *
 * <p>Templates are the files {@code <id>/<locale>/v<N>.md} beside this class. A wording that wrote texts is never edited:
 * the next one is a new file and a new number here. Each is checked against its inputs when it is loaded.
 */
public final class Prompts {

    private static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private record Key(Class<?> inputs, String language) {}

    private final Map<Key, Template> templates = new HashMap<>();

    private Prompts() {}

    /**
     * Loads the prompts of this build.
     *
     * @throws InvalidPrompt if a file is missing or does not fit its inputs
     */
    public static Prompts bundled() {
        Prompts prompts = new Prompts();
        prompts.load(new PromptVersion("answer.grounded", 1), GroundedAnswer.class);
        prompts.load(new PromptVersion("question.rewrite", 1), QuestionRewrite.class);
        prompts.load(new PromptVersion("passages.rank", 1), PassageRanking.class);
        prompts.load(new PromptVersion("copy.product", 1), ProductCopy.class);
        prompts.load(new PromptVersion("judge.faithfulness", 1), FaithfulnessRubric.class);
        prompts.load(new PromptVersion("judge.correctness", 1), CorrectnessRubric.class);
        prompts.load(new PromptVersion("judge.preference", 1), PreferenceRubric.class);
        prompts.load(new PromptVersion("case.variants", 1), CaseVariants.class);
        return prompts;
    }

    /** Renders in Chinese for a Chinese locale, else in English. */
    public <I extends Record & PromptInput> Rendered render(I input, Locale locale) {
        String language = locale.getLanguage().equals("zh") ? "zh-CN" : "en";
        Template template = templates.get(new Key(input.getClass(), language));
        if (template == null) {
            throw new IllegalStateException("No prompt was loaded for " + input.getClass());
        }
        return template.render(input);
    }

    private void load(PromptVersion version, Class<? extends Record> inputs) {
        for (String language : LANGUAGES) {
            String file = "%s/%s/v%d.md".formatted(version.id(), language, version.version());
            templates.put(new Key(inputs, language), Template.of(version, file, read(file), inputs));
        }
    }

    private static String read(String file) {
        try (InputStream stream = Prompts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new InvalidPrompt(file, "there is no such file");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read prompt template " + file, e);
        }
    }
}
