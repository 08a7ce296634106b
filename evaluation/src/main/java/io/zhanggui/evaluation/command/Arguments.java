package io.zhanggui.evaluation.command;

import io.zhanggui.evaluation.command.Options.Wrong;
import io.zhanggui.evaluation.gate.Threshold;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words of a command line, sorted into options with their values and the rest. */
record Arguments(List<Option> options, List<String> rest, boolean help) {

    private static final Set<String> OPTIONS =
            Set.of("--url", "--key-file", "--out", "--min", "--max", "--parallel", "--lang");

    /** An option that was given. */
    record Option(String name, String value) {}

    /** @throws Wrong if an option is unknown or lacks its value */
    static Arguments parse(List<String> words) {
        Deque<String> remaining = new ArrayDeque<>(words);
        List<Option> options = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        while (!remaining.isEmpty()) {
            String word = remaining.remove();
            if (OPTIONS.contains(word)) {
                String value = remaining.poll();
                if (value == null) {
                    throw new Wrong("command.no-value", word);
                }
                options.add(new Option(word, value));
            } else if (word.startsWith("-") && !word.equals("--help") && !word.equals("-h")) {
                throw new Wrong("command.unknown", word);
            } else {
                rest.add(word);
            }
        }
        boolean help = rest.removeAll(Set.of("--help", "-h"));
        return new Arguments(options, rest, help);
    }

    @Nullable
    String last(String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .map(Option::value)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    List<Threshold> thresholds() {
        return options.stream()
                .filter(option -> Set.of("--min", "--max").contains(option.name()))
                .map(option -> Threshold.parse(Options.bound(option.name()), option.value()))
                .toList();
    }

    Path dataset() {
        if (rest.isEmpty()) {
            throw new Wrong("command.no-dataset");
        }
        if (rest.size() > 1) {
            throw new Wrong("command.one-dataset", rest.get(0), rest.get(1));
        }
        return Path.of(rest.getFirst());
    }
}
