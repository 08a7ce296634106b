package io.zhanggui.evaluation.commandline;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a call, sorted into options with their values and the rest.
 *
 * @param options in the order of the call; a flag has no value
 */
public record Arguments(List<Option> options, List<String> rest) {

    private static final Syntax ALWAYS = Syntax.of("--lang").flags("--help", "-h");

    /** An option that was given. */
    public record Option(String name, String value) {}

    public Arguments {
        options = List.copyOf(options);
        rest = List.copyOf(rest);
    }

    /** @throws CommandFailed if an option is unknown or lacks its value */
    public static Arguments parse(List<String> words, Syntax syntax) {
        Syntax known = syntax.and(ALWAYS);
        Deque<String> remaining = new ArrayDeque<>(words);
        List<Option> options = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        while (!remaining.isEmpty()) {
            String word = remaining.remove();
            if (known.options().contains(word)) {
                String value = remaining.poll();
                if (value == null) {
                    throw CommandFailed.wrongCall("command.no-value", word);
                }
                options.add(new Option(word, value));
            } else if (known.flags().contains(word)) {
                options.add(new Option(word, ""));
            } else if (word.startsWith("-")) {
                throw CommandFailed.wrongCall("command.unknown", word);
            } else {
                rest.add(word);
            }
        }
        return new Arguments(options, rest);
    }

    /**
     * The same words, for a part of a command that knows fewer options.
     *
     * @throws CommandFailed if it does not know one that was given
     */
    public Arguments within(Syntax syntax) {
        Syntax known = syntax.and(ALWAYS);
        options.stream()
                .map(Option::name)
                .filter(name ->
                        !known.options().contains(name) && !known.flags().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw CommandFailed.wrongCall("command.not-here", name);
                });
        return this;
    }

    boolean asksForHelp() {
        return has("--help") || has("-h");
    }

    /** The language that was asked for, else this one. */
    Locale locale(Locale otherwise) {
        return switch (last("--lang")) {
            case null -> otherwise;
            case "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            case String other -> throw CommandFailed.wrongCall("command.lang", other);
        };
    }

    public boolean has(String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    /** The value that was given last; null if none was. */
    public @Nullable String last(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getLast();
    }

    public String last(String name, String otherwise) {
        String given = last(name);
        return given == null ? otherwise : given;
    }

    public List<String> all(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .map(Option::value)
                .toList();
    }

    /** @throws CommandFailed if it was not given, or is blank */
    public String needed(String name) {
        String value = last(name);
        if (value == null || value.isBlank()) {
            throw CommandFailed.wrongCall("command.needed", name);
        }
        return value;
    }

    /** The file or folder that an option names; null if it was not given. */
    public @Nullable Path path(String name) {
        String given = last(name);
        return given == null ? null : file(given);
    }

    /** The files or folders that were named without an option. */
    public List<Path> files() {
        return rest.stream().map(Arguments::file).toList();
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw CommandFailed.wrongCall("command.path", name);
        }
    }

    /** A whole number from 1 on. */
    public int count(String name, int otherwise, int most) {
        String given = last(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[1-9][0-9]{0,8}") || Integer.parseInt(given) > most) {
            throw CommandFailed.wrongCall("command.count", name, most, given);
        }
        return Integer.parseInt(given);
    }

    /** A number of 0 or more. */
    public double amount(String name, double otherwise) {
        String given = last(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw CommandFailed.wrongCall("command.amount", name, given);
        }
        return Double.parseDouble(given);
    }

    /** What one of some words stands for; {@code otherwise} if none was given. */
    public <T> T choice(String name, Map<String, T> words, T otherwise) {
        String given = last(name);
        if (given == null) {
            return otherwise;
        }
        T chosen = words.get(given);
        if (chosen == null) {
            throw CommandFailed.wrongCall(
                    "command.choice",
                    name,
                    String.join(", ", words.keySet().stream().sorted().toList()),
                    given);
        }
        return chosen;
    }

    /** @throws CommandFailed if it was not given, or is no http or https URL */
    public URI url(String name) {
        return url(name, needed(name));
    }

    /** @throws CommandFailed if the text is no http or https URL; the option is named */
    private static URI url(String name, String given) {
        try {
            if (given.matches("https?://[^/\\s]+\\S*")) {
                return URI.create(given);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailed.wrongCall("command.url", name, given);
        }
        throw CommandFailed.wrongCall("command.url", name, given);
    }
}
