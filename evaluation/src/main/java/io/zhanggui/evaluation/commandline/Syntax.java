package io.zhanggui.evaluation.commandline;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a command.
 *
 * @param options those that take a value
 * @param flags those that take none
 */
public record Syntax(Set<String> options, Set<String> flags) {

    public Syntax {
        options = Set.copyOf(options);
        flags = Set.copyOf(flags);
    }

    public static Syntax of(String... options) {
        return new Syntax(Set.of(options), Set.of());
    }

    /** The same with more flags. */
    public Syntax flags(String... more) {
        return new Syntax(options, union(flags, Set.of(more)));
    }

    /** The options of both. */
    public Syntax and(Syntax other) {
        return new Syntax(union(options, other.options), union(flags, other.flags));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
