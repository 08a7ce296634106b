package io.zhanggui.prompts;

/** A template file and its typed inputs do not fit, or the file cannot be read. The message names the file. */
public class InvalidPrompt extends RuntimeException {

    InvalidPrompt(String file, String problem) {
        super("Prompt template " + file + ": " + problem);
    }
}
