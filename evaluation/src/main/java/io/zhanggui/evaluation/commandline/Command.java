package io.zhanggui.evaluation.commandline;

import java.io.IOException;

/** Something that a person calls from a terminal. {@link CommandLine} runs it. */
public interface Command {

    /** The message that tells how it is called. */
    String usage();

    /** The options that it knows besides {@code --lang} and {@code --help}. */
    Syntax syntax();

    /**
     * Does what it was called for.
     *
     * @return one of {@link ExitCode}
     * @throws CommandFailed if it came to nothing
     * @throws IOException if a file cannot be used
     */
    int run(Arguments arguments, Console console) throws IOException, InterruptedException;
}
