package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures retrieval on BEIR folders.
 *
 * @param store what holds the folders
 * @param run where to write a TREC run, if anywhere
 * @param queries how many of a folder's queries are asked at most
 * @param legs whether each leg of the search is scored by itself too
 */
record RetrievalTask(
        List<Path> folders, Store.Choice store, @Nullable Path run, int queries, boolean legs) implements Task {

    static final Syntax SYNTAX = Syntax.of("--store", "--run", "--queries").flags("--legs");

    private static final int QUERIES = 1_000;

    static RetrievalTask of(Arguments arguments, List<Path> folders) {
        if (folders.isEmpty()) {
            throw CommandFailed.wrongCall("benchmark.no-folder");
        }
        return new RetrievalTask(
                folders,
                Store.Choice.of(arguments),
                arguments.path("--run"),
                arguments.count("--queries", QUERIES, Integer.MAX_VALUE),
                arguments.has("--legs"));
    }

    @Override
    public void run(PrintStream out) throws IOException {
        List<BeirFolder> read = new ArrayList<>();
        for (Path folder : folders) {
            read.add(BeirFolder.read(folder));
        }
        List<String> trec = new ArrayList<>();
        for (BeirFolder folder : read) {
            RetrievalRun measured = RetrievalRun.of(folder, queries, store, legs);
            out.println(measured.json());
            measured.trec().forEach(trec::add);
            if (run != null) {
                Files.write(run, trec);
            }
        }
    }
}
