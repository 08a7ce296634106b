package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.prompts.PassageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer with its sources, and whether a person found it faithful to them.
 */
record Labelled(String question, List<PassageText> passages, String answer, boolean faithful) {

    /**
     * Reads JSON lines {@code {question?, context: […], answer, label}}.
     *
     * @param positive the label that means faithful; null: {@code true}, 1 or 5
     * @throws CommandFailed naming the line that is not of this form
     */
    static List<Labelled> read(Path file, @Nullable String positive) throws IOException {
        List<Labelled> read = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(line(file, i + 1, lines.get(i), positive));
            }
        }
        if (read.isEmpty()) {
            throw CommandFailed.refused("judge.no-labels", file);
        }
        return read;
    }

    private static Labelled line(Path file, int number, String text, @Nullable String positive) {
        try {
            JsonNode row = JsonMapper.shared().readTree(text);
            List<PassageText> passages = new ArrayList<>();
            row.required("context").forEach(passage -> passages.add(new PassageText("", passage.asString())));
            String label = row.required("label").asString();
            return new Labelled(
                    row.path("question").asString(""),
                    passages,
                    row.required("answer").asString(),
                    positive == null ? label.matches("true|1|1\\.0|5|5\\.0") : label.equals(positive));
        } catch (JacksonException wrong) {
            throw CommandFailed.refused("judge.label", file, number, wrong.getOriginalMessage());
        }
    }
}
