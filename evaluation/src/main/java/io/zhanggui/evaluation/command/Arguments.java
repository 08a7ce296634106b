package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.gate.Threshold;
import io.zhanggui.evaluation.gate.Threshold.Bound;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a command line, sorted into options with their values and the rest. */
record Arguments(List<Option> options, List<String> rest, boolean help) {

    /** An option that was given; a flag has no value. */
    record Option(String name, String value) {}

    /**
     * @param known options that take a value
     * @param flags options that take none
     * @throws Wrong if an option is unknown or lacks its value
     */
    static Arguments parse(List<String> words, Set<String> known, Set<String> flags) {
        Deque<String> remaining = new ArrayDeque<>(words);
        List<Option> options = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        while (!remaining.isEmpty()) {
            String word = remaining.remove();
            if (known.contains(word)) {
                String value = remaining.poll();
                if (value == null) {
                    throw new Wrong("command.no-value", word);
                }
                options.add(new Option(word, value));
            } else if (flags.contains(word)) {
                options.add(new Option(word, ""));
            } else if (word.startsWith("-") && !word.equals("--help") && !word.equals("-h")) {
                throw new Wrong("command.unknown", word);
            } else {
                rest.add(word);
            }
        }
        boolean help = rest.removeAll(Set.of("--help", "-h"));
        return new Arguments(options, rest, help);
    }

    boolean has(String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    @Nullable
    String last(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getLast();
    }

    List<String> all(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .map(Option::value)
                .toList();
    }

    /** The file or folder that an option names; null if it was not given. */
    @Nullable
    Path path(String name) {
        String given = last(name);
        return given == null ? null : Path.of(given);
    }

    List<Threshold> thresholds() {
        return options.stream()
                .filter(option -> Set.of("--min", "--max").contains(option.name()))
                .map(option -> Threshold.parse(option.name().equals("--min") ? Bound.MIN : Bound.MAX, option.value()))
                .toList();
    }

    /** The one dataset that was named. */
    Path dataset() {
        if (rest.isEmpty()) {
            throw new Wrong("command.no-dataset");
        }
        if (rest.size() > 1) {
            throw new Wrong("command.one-dataset", rest.get(0), rest.get(1));
        }
        return Path.of(rest.getFirst());
    }

    /** How many cases are asked at once. */
    int parallel() {
        String given = last("--parallel");
        if (given == null) {
            return 4;
        }
        if (!given.matches("[1-9]|[1-5][0-9]|6[0-4]")) {
            throw new Wrong("command.parallel", given);
        }
        return Integer.parseInt(given);
    }
}
