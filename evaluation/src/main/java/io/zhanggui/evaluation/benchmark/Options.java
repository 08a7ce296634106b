package io.zhanggui.evaluation.benchmark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the command was called.
 *
 * @param run where to write a TREC run, if anywhere
 * @param queries how many of a folder's queries are asked at most
 */
record Options(List<Path> folders, @Nullable Path run, int queries) {

    private static final String USAGE = """
            Usage: evaluation/benchmark retrieval [--store embedded] [--run FILE] [--queries N] BEIR_DIR...
              Imports each folder (corpus.jsonl or corpus.jsonl.gz, queries.jsonl, qrels.tsv) and asks its queries.
              --store embedded  the store to measure: H2 and Lucene in a temporary folder (default)
              --run FILE        also write a TREC run: SET/QUERY_ID Q0 DOC_ID RANK SCORE zhanggui
              --queries N       at most N queries of a folder (default 1000)""";

    /** The command was called wrongly. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String complaint) {
            super(complaint + "\n" + USAGE);
        }
    }

    static Options parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String what = rest.poll();
        if (!"retrieval".equals(what)) {
            throw new Wrong(
                    what == null ? "What should be measured?" : "Nothing called '" + what + "' can be measured.");
        }
        List<Path> folders = new ArrayList<>();
        @Nullable Path run = null;
        int queries = 1_000;
        while (!rest.isEmpty()) {
            String argument = rest.remove();
            switch (argument) {
                case "--store" -> checkStore(value(argument, rest));
                case "--run" -> run = Path.of(value(argument, rest));
                case "--queries" -> queries = positive(argument, value(argument, rest));
                default -> folders.add(folder(argument));
            }
        }
        if (folders.isEmpty()) {
            throw new Wrong("No BEIR folder was named.");
        }
        return new Options(List.copyOf(folders), run, queries);
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null) {
            throw new Wrong(option + " needs a value.");
        }
        return value;
    }

    private static void checkStore(String store) {
        if (!store.equals("embedded")) {
            throw new Wrong("There is no store '" + store + "'; there is: embedded.");
        }
    }

    private static int positive(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,8}")) {
            throw new Wrong(option + " needs a whole number above 0, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }

    private static Path folder(String argument) {
        if (argument.startsWith("-")) {
            throw new Wrong("There is no option '" + argument + "'.");
        }
        return Path.of(argument);
    }
}
