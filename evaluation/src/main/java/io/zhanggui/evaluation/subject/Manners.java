package io.zhanggui.evaluation.subject;

import io.zhanggui.evaluation.dataset.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads from the words of a system that tells no outcome how a question ended: whether it fetches a person, asks back, or
 * says that it does not know; else it has answered. The phrases are {@code manners.tsv} beside this class, the first that is
 * found counts. A rule of thumb for Chinese and English: read the worst cases of a run before its figures. Immutable and
 * thread-safe.
 */
final class Manners {

    private record Phrase(Outcome outcome, Pattern pattern) {}

    private final List<Phrase> phrases = read();

    Outcome outcome(String text) {
        return phrases.stream()
                .filter(phrase -> phrase.pattern().matcher(text).find())
                .map(Phrase::outcome)
                .findFirst()
                .orElse(Outcome.ANSWERED);
    }

    private static List<Phrase> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Manners.class.getResourceAsStream("manners.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(cells -> new Phrase(
                            Outcome.of(cells[0]).orElseThrow(),
                            Pattern.compile(cells[1], Pattern.CASE_INSENSITIVE | Pattern.DOTALL)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
