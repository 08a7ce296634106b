package io.zhanggui.evaluation.benchmark;

import io.zhanggui.evaluation.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A retrieval data set in the form of BEIR.
 *
 * @param queries those that have a judgement
 * @param grades by query id, by document id
 */
record BeirFolder(String name, List<Text> documents, List<Text> queries, Map<String, Map<String, Integer>> grades) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A document or a query.
     *
     * @param product the product it speaks of: a query of a product is asked within its documents
     */
    record Text(
            String id, String title, String text, @Nullable String product) {}

    static BeirFolder read(Path folder) throws IOException {
        Path plain = folder.resolve("corpus.jsonl");
        Path corpus = Files.exists(plain) ? plain : folder.resolve("corpus.jsonl.gz");
        for (Path needed : List.of(corpus, folder.resolve("queries.jsonl"), folder.resolve("qrels.tsv"))) {
            if (!Files.isReadable(needed)) {
                throw new Unreadable(Message.of("benchmark.no-beir", folder, needed.getFileName()), null);
            }
        }
        Map<String, Map<String, Integer>> grades = grades(folder.resolve("qrels.tsv"));
        List<Text> queries = texts(folder.resolve("queries.jsonl")).stream()
                .filter(query -> grades.containsKey(query.id()))
                .toList();
        String name = folder.toRealPath().getFileName().toString();
        return new BeirFolder(name, texts(corpus), queries, grades);
    }

    /** Chinese if a fifth of the letters in the first documents are. */
    Locale locale() {
        String sample =
                String.join("", documents.stream().limit(200).map(Text::text).toList());
        long letters = sample.codePoints().filter(Character::isLetter).count();
        long chinese = sample.codePoints()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN)
                .count();
        return chinese * 5 >= letters ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private static List<Text> texts(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        try (BufferedReader lines = lines(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    texts.add(text(file, texts.size() + 1, line));
                }
            }
        }
        return texts;
    }

    private static BufferedReader lines(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream content = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }

    private static Text text(Path file, int number, String line) {
        try {
            JsonNode row = JSON.readTree(line);
            String product = row.path("metadata").path("product").asString("");
            return new Text(
                    row.required("_id").asString(),
                    row.path("title").asString(""),
                    row.path("text").asString(""),
                    product.isBlank() ? null : product);
        } catch (JacksonException wrong) {
            throw new Unreadable(Message.of("benchmark.no-id", file, number), wrong);
        }
    }

    private static Map<String, Map<String, Integer>> grades(Path file) throws IOException {
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split("\t", -1);
            if (cells.length != 3 || !cells[2].matches("[0-9]+")) {
                throw new Unreadable(Message.of("dataset.beir-judgement", file, i + 1), null);
            }
            grades.computeIfAbsent(cells[0], query -> new HashMap<>()).put(cells[1], Integer.valueOf(cells[2]));
        }
        return grades;
    }
}
