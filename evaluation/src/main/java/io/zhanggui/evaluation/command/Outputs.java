package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that a call wants besides; null: not wanted.
 *
 * @param markdown for a pull request
 * @param junit for a CI server
 * @param baseline for a repository
 */
record Outputs(
        @Nullable Path markdown,
        @Nullable Path junit,
        @Nullable Path baseline) {

    static final Syntax SYNTAX = Syntax.of("--markdown", "--junit", "--write-baseline");

    static Outputs of(Arguments arguments) {
        return new Outputs(arguments.path("--markdown"), arguments.path("--junit"), arguments.path("--write-baseline"));
    }

    /** Writes the file if it is wanted. */
    static void write(@Nullable Path file, Supplier<String> content) throws IOException {
        if (file != null) {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, content.get());
        }
    }
}
