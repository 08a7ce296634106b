package io.zhanggui.evaluation.dataset;

import io.zhanggui.evaluation.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A retrieval dataset in the form of BEIR: a judged query is a case whose expected sources are the documents with a grade
 * above 0, so that the metrics of search and citations are scored.
 */
record BeirCases(Path folder) {

    Dataset read(String name) {
        Path queries = folder.resolve("queries.jsonl");
        Path judgements = Files.exists(folder.resolve("qrels.tsv"))
                ? folder.resolve("qrels.tsv")
                : folder.resolve("qrels").resolve("test.tsv");
        Map<String, List<String>> sources = sources(judgements);
        List<Case> cases = new ArrayList<>();
        List<String> lines = lines(queries);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                CaseRow row = CaseRow.ofLine(queries.toString(), i + 1, lines.get(i));
                String id = text(row, "_id");
                List<String> expected = sources.getOrDefault(id, List.of());
                if (!expected.isEmpty()) {
                    cases.add(new Case(
                            id, List.of(), List.of(), text(row, "text"), Outcome.ANSWERED, List.of(), null, expected));
                }
            }
        }
        if (cases.isEmpty()) {
            throw new DatasetInvalid(Message.of("dataset.beir-empty", folder), null);
        }
        return new Dataset(name, cases);
    }

    private static String text(CaseRow row, String field) {
        JsonNode value = row.row().path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw row.invalid(field, "dataset.needed");
        }
        return value.stringValue();
    }

    private static Map<String, List<String>> sources(Path file) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        List<String> lines = lines(file);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split("\t", -1);
            if (cells.length != 3 || !cells[2].matches("[0-9]+")) {
                throw new DatasetInvalid(Message.of("dataset.beir-judgement", file, i + 1), null);
            }
            if (!cells[2].equals("0")) {
                sources.computeIfAbsent(cells[0], query -> new ArrayList<>()).add(cells[1]);
            }
        }
        return sources;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DatasetInvalid(Message.of("dataset.beir", file), e);
        }
    }
}
