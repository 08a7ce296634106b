package io.zhanggui.prompts;

import java.util.regex.Pattern;

/**
 * Which wording wrote a text. Stored with every answer and draft as {@code answer.grounded@1}.
 *
 * @param id dotted lower-case name of the prompt
 * @param version counts up with every change of the wording, from 1
 */
public record PromptVersion(String id, int version) {

    private static final Pattern ID = Pattern.compile("[a-z]+(\\.[a-z]+)*");

    public PromptVersion {
        if (!ID.matcher(id).matches() || version < 1) {
            throw new IllegalArgumentException("Not a prompt version: %s@%d".formatted(id, version));
        }
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
