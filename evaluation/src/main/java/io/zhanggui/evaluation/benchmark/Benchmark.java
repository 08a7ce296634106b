package io.zhanggui.evaluation.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code evaluation/benchmark}. */
public final class Benchmark {

    private final PrintStream out;
    private final PrintStream err;

    Benchmark(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Prints a JSON line for each folder; ends with 0, with 2 if the call was wrong, with 1 if something failed. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Benchmark(out, err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments);
            List<BeirFolder> folders = new ArrayList<>();
            for (Path folder : options.folders()) {
                folders.add(BeirFolder.read(folder));
            }
            measure(options, folders);
            return 0;
        } catch (Options.Wrong | BeirFolder.Unreadable wrong) {
            err.println(wrong.getMessage());
            return 2;
        } catch (IOException failure) {
            err.println("The benchmark failed: " + failure);
            return 1;
        }
    }

    private void measure(Options options, List<BeirFolder> folders) throws IOException {
        List<String> trec = new ArrayList<>();
        for (BeirFolder folder : folders) {
            RetrievalRun run = RetrievalRun.of(folder, options.queries());
            out.println(run.json());
            run.trec().forEach(trec::add);
            if (options.run() != null) {
                Files.write(options.run(), trec);
            }
        }
    }
}
