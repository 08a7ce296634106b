package io.zhanggui.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final String WORDS = """
            ---
            none: (none)
            shopper: Shopper
            shop: Shop
            colon: ": "
            ---
            """;

    record Greeting(String name, @Untrusted String message) {}

    @Test
    void rendersBothParts() {
        Rendered rendered =
                template("## system\nHello {{name}}.\n## user\n{{message}}\n").render(new Greeting("Li", "Hi"));

        assertThat(rendered).isEqualTo(new Rendered(new PromptVersion("test", 3), "Hello Li.", "~~~\nHi\n~~~"));
    }

    @Test
    void placeholderWithoutInputIsRefusedByName() {
        refused("## system\n{{name}} {{age}}\n## user\n{{message}}\n", "{{age}} is no input of Greeting");
    }

    @Test
    void inputWithoutPlaceholderIsRefusedByName() {
        refused("## system\nHello\n## user\n{{message}}\n", "{{name}} of Greeting is missing");
    }

    @Test
    void untrustedTextIsRefusedInTheSystemPart() {
        refused(
                "## system\n{{name}} {{message}}\n## user\nx\n",
                "{{message}} is untrusted and may stand under ## user alone");
    }

    @Test
    void brokenPlaceholderIsRefused() {
        refused(
                "## system\n{{name}} {{ na me}}\n## user\n{{message}}\n",
                "a placeholder is written {{name}}, found: {{ na me}}");
    }

    @Test
    void missingPartIsRefused() {
        refused("## system\n{{name}}", "expected words between two lines ---, then ## system and ## user");
    }

    private static Template template(String parts) {
        return Template.of(new PromptVersion("test", 3), "test/en/v3.md", WORDS + parts, Greeting.class);
    }

    private static void refused(String parts, String problem) {
        assertThatExceptionOfType(InvalidPrompt.class)
                .isThrownBy(() -> template(parts))
                .withMessage("Prompt template test/en/v3.md: " + problem);
    }
}
