package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Syntax;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures a large fact base of made-up titles.
 *
 * @param vectors where the titles' vectors are kept from one run to the next, if anywhere
 */
record ScaleTask(
        int passages,
        int queries,
        Store.Choice store,
        @Nullable Path vectors) implements Task {

    static final Syntax SYNTAX =
            Syntax.of("--store", "--passages", "--queries", "--vectors").flags("--hnsw-last");

    private static final int PASSAGES = 200_000;
    private static final int QUERIES = 200;

    static ScaleTask of(Arguments arguments, List<Path> files) {
        if (!files.isEmpty()) {
            throw CommandFailed.wrongCall("benchmark.too-much", files.getFirst());
        }
        return new ScaleTask(
                arguments.count("--passages", PASSAGES, Integer.MAX_VALUE),
                arguments.count("--queries", QUERIES, Integer.MAX_VALUE),
                arguments.has("--hnsw-last") ? hnswLast(arguments) : Store.Choice.of(arguments),
                arguments.path("--vectors"));
    }

    private static Store.Choice hnswLast(Arguments arguments) {
        return switch (Store.Choice.of(arguments)) {
            case Store.Postgres postgres -> new Store.Postgres(postgres.url(), true);
            case Store.Embedded embedded -> throw CommandFailed.wrongCall("benchmark.no-hnsw");
        };
    }

    @Override
    public void run(PrintStream out) throws IOException {
        if (vectors != null) {
            out.println(ScaleRun.of(passages, queries, store, vectors).json());
            return;
        }
        Path folder = Files.createTempDirectory("zhanggui-vectors");
        Path file = folder.resolve("vectors");
        try {
            out.println(ScaleRun.of(passages, queries, store, file).json());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
