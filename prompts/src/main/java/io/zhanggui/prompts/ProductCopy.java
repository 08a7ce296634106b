package io.zhanggui.prompts;

import java.util.List;

/**
 * {@code copy.product}: writes a product's copy for a sales channel out of its attributes alone. The model answers with
 * the copy's title in the first line, an empty line, then the body.
 *
 * @param attributes everything that may be stated
 * @param channelRules what the channel asks of a text, in the language of the prompt
 * @param maxLength of the body, in characters
 * @param findings what was found wrong with the draft before, in words; empty in the first round
 */
public record ProductCopy(
        @Untrusted String title,
        @Untrusted String category,
        @Untrusted List<NamedValue> attributes,
        String channelRules,
        String tone,
        int maxLength,
        @Untrusted List<String> findings)
        implements PromptInput {

    public ProductCopy {
        attributes = List.copyOf(attributes);
        findings = List.copyOf(findings);
        if (maxLength < 1) {
            throw new IllegalArgumentException("maxLength counts characters, from 1: " + maxLength);
        }
    }
}
