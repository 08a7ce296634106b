package io.zhanggui.evaluation.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The command {@code evaluation/benchmark}. */
public final class Benchmark {

    private final PrintStream out;
    private final PrintStream err;

    Benchmark(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Prints a JSON line for each result; ends with 0, with 2 if the call was wrong, with 1 if something failed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Benchmark(out, err).run(List.of(arguments)));
    }

    int run(List<String> words) {
        try {
            Command.parse(words).run(out);
            return 0;
        } catch (CalledWrongly | Unreadable wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (IOException failure) {
            err.println("The benchmark failed: " + failure);
            return 1;
        }
    }
}
