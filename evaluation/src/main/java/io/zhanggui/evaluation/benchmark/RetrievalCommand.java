package io.zhanggui.evaluation.benchmark;

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
record RetrievalCommand(
        List<Path> folders, Store.Choice store, @Nullable Path run, int queries, boolean legs) implements Command {

    static final String USAGE = """
            evaluation/benchmark retrieval [--store STORE] [--run FILE] [--queries N] [--legs] BEIR_DIR...
              Imports each folder (corpus.jsonl or corpus.jsonl.gz, queries.jsonl, qrels.tsv) and asks its queries.
              --store STORE  what to measure: embedded (default), H2 and Lucene in a temporary folder; or a JDBC URL such as
                             'jdbc:postgresql://HOST/DATABASE?user=OWNER&password=PASSWORD', under a merchant that is gone afterwards
              --run FILE     also write a TREC run: SET/QUERY_ID Q0 DOC_ID RANK SCORE zhanggui
              --queries N    at most N queries of a folder (default 1000)
              --legs         also tell ndcg10_vector and ndcg10_keyword: what each leg alone would reach""";

    static RetrievalCommand parse(Arguments arguments) {
        List<Path> folders = new ArrayList<>();
        Store.Choice store = new Store.Embedded();
        @Nullable Path run = null;
        int queries = 1_000;
        boolean legs = false;
        while (!arguments.isEmpty()) {
            String word = arguments.next();
            switch (word) {
                case "--store" -> store = store(arguments, arguments.value(word));
                case "--run" -> run = Path.of(arguments.value(word));
                case "--queries" -> queries = arguments.positive(word);
                case "--legs" -> legs = true;
                default -> folders.add(arguments.path(word));
            }
        }
        if (folders.isEmpty()) {
            throw arguments.wrong("No BEIR folder was named.");
        }
        return new RetrievalCommand(List.copyOf(folders), store, run, queries, legs);
    }

    static Store.Choice store(Arguments arguments, String name) {
        if (name.equals("embedded")) {
            return new Store.Embedded();
        }
        if (name.startsWith("jdbc:postgresql:")) {
            return new Store.Postgres(name);
        }
        throw arguments.wrong("There is no store '" + name + "'; there are: embedded, jdbc:postgresql://...");
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
