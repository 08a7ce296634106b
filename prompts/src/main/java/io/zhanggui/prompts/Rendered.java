package io.zhanggui.prompts;

/** A prompt ready to be sent: what the model is, and what it is asked. */
public record Rendered(PromptVersion version, String system, String user) {}
