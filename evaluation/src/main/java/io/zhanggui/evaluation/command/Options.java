package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the command was called.
 *
 * @param out null: a folder named by time and dataset
 */
record Options(URI url, String key, Path dataset, @Nullable Path out, List<Threshold> thresholds, int parallel) {

    /** The command was called wrongly. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Message reason;

        Wrong(String code, Object... arguments) {
            super(code);
            this.reason = Message.of(code, arguments);
        }

        Message reason() {
            return reason;
        }
    }

    /**
     * @param key what the environment holds; null or blank: nothing
     * @throws Wrong saying what to write instead
     */
    static Options of(Arguments arguments, @Nullable String key) {
        return new Options(
                url(arguments.last("--url")),
                key(arguments.last("--key-file"), key),
                arguments.dataset(),
                folder(arguments.last("--out")),
                arguments.thresholds(),
                parallel(arguments.last("--parallel")));
    }

    /** The language that was asked for, else that of the process. */
    static Locale locale(Arguments arguments) {
        return switch (arguments.last("--lang")) {
            case null -> Locale.getDefault();
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            case String other -> throw new Wrong("command.lang", other);
        };
    }

    private static @Nullable Path folder(@Nullable String given) {
        return given == null ? null : Path.of(given);
    }

    private static URI url(@Nullable String given) {
        if (given == null) {
            throw new Wrong("command.no-url");
        }
        if (!given.matches("https?://[^/\\s]+\\S*")) {
            throw new Wrong("command.url", given);
        }
        try {
            return URI.create(given);
        } catch (IllegalArgumentException e) {
            throw new Wrong("command.url", given);
        }
    }

    private static String key(@Nullable String file, @Nullable String environment) {
        if (file == null) {
            if (environment == null || environment.isBlank()) {
                throw new Wrong("command.no-key");
            }
            return environment.strip();
        }
        try {
            String key = Files.readString(Path.of(file)).strip();
            if (key.isEmpty()) {
                throw new Wrong("command.key-file", file);
            }
            return key;
        } catch (IOException e) {
            throw new Wrong("command.key-file", file);
        }
    }

    private static int parallel(@Nullable String given) {
        if (given == null) {
            return 4;
        }
        if (!given.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
            throw new Wrong("command.parallel", given);
        }
        return Integer.parseInt(given);
    }

    /** Which side a threshold option bounds. */
    static Bound bound(String option) {
        return option.equals("--min") ? Bound.MIN : Bound.MAX;
    }
}
