package io.zhanggui.evaluation.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Measures a large fact base of made-up titles.
 *
 * @param vectors where the titles' vectors are kept from one run to the next, if anywhere
 */
record ScaleCommand(
        int passages,
        int queries,
        Store.Choice store,
        @Nullable Path vectors) implements Command {

    static final String USAGE = """
            evaluation/benchmark scale [--store embedded|JDBC_URL] [--passages N] [--queries N] [--vectors FILE]
              Imports made-up product titles, asks shoppers' questions, and holds the approximate vector search against an
              exact one, over everything and within a product that has one passage in a hundred.
              --passages N    so many titles (default 200000)
              --queries N     so many questions (default 200)
              --vectors FILE  keep the titles' vectors in a file, where a later run finds them""";

    static ScaleCommand parse(Arguments arguments) {
        int passages = 200_000;
        int queries = 200;
        Store.Choice store = new Store.Embedded();
        @Nullable Path vectors = null;
        while (!arguments.isEmpty()) {
            String word = arguments.next();
            switch (word) {
                case "--passages" -> passages = arguments.positive(word);
                case "--queries" -> queries = arguments.positive(word);
                case "--store" -> store = RetrievalCommand.store(arguments, arguments.value(word));
                case "--vectors" -> vectors = Path.of(arguments.value(word));
                default -> throw arguments.wrong("There is no option '" + word + "'.");
            }
        }
        return new ScaleCommand(passages, queries, store, vectors);
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
