package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.Message;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the command was called.
 *
 * @param task what is judged
 * @param key of the endpoint; empty where it wants none
 * @param capFen what may be spent
 */
record JudgeOptions(
        Task task,
        URI url,
        String model,
        String key,
        int samples,
        int parallel,
        Price price,
        double capFen,
        Path kept,
        Locale locale) {

    private static final Set<String> KNOWN = Set.of(
            "--judge-url",
            "--judge-model",
            "--judge-key-env",
            "--samples",
            "--parallel",
            "--input-fen",
            "--output-fen",
            "--max-fen",
            "--kept",
            "--calibrate",
            "--positive",
            "--lang");

    /** What is judged. */
    sealed interface Task {

        /** The answers of one run. */
        record Scores(Path run) implements Task {}

        /** The answers of two runs, pair by pair. */
        record Pairs(Path first, Path second) implements Task {}

        /**
         * Answers that people have labelled.
         *
         * @param positive the label that means faithful; null: {@code true}, 1 or 5
         */
        record Calibration(Path labels, @Nullable String positive) implements Task {}
    }

    /** The command was called wrongly. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Message reason;

        Wrong(String code, Object... arguments) {
            super(code);
            this.reason = Message.of(code, arguments);
        }

        Message reason() {
            return reason;
        }
    }

    /** @throws Wrong saying what to write instead */
    static JudgeOptions parse(List<String> words, Map<String, String> environment, Locale locale) {
        Map<String, String> given = new HashMap<>();
        List<Path> rest = new ArrayList<>();
        Deque<String> remaining = new ArrayDeque<>(words);
        while (!remaining.isEmpty()) {
            String word = remaining.remove();
            if (!word.startsWith("-")) {
                rest.add(Path.of(word));
            } else if (!KNOWN.contains(word)) {
                throw new Wrong("command.unknown", word);
            } else if (remaining.isEmpty()) {
                throw new Wrong("command.no-value", word);
            } else {
                given.put(word, remaining.remove());
            }
        }
        return of(given, rest, environment, locale);
    }

    private static JudgeOptions of(
            Map<String, String> given, List<Path> rest, Map<String, String> environment, Locale locale) {
        String keyName = given.getOrDefault("--judge-key-env", "ZHANGGUI_JUDGE_KEY");
        return new JudgeOptions(
                task(given, rest),
                url(given.get("--judge-url")),
                needed(given, "--judge-model"),
                environment.getOrDefault(keyName, ""),
                count(given, "--samples", 1, 9),
                count(given, "--parallel", 4, 64),
                new Price(amount(given, "--input-fen", 0), amount(given, "--output-fen", 0)),
                amount(given, "--max-fen", Double.MAX_VALUE),
                Path.of(given.getOrDefault("--kept", "evaluation-runs/judge-replies.jsonl")),
                given.containsKey("--lang") ? Locale.forLanguageTag(given.get("--lang")) : locale);
    }

    private static Task task(Map<String, String> given, List<Path> rest) {
        String labels = given.get("--calibrate");
        if (labels != null) {
            return new Task.Calibration(Path.of(labels), given.get("--positive"));
        }
        return switch (rest.size()) {
            case 1 -> new Task.Scores(rest.getFirst());
            case 2 -> new Task.Pairs(rest.get(0), rest.get(1));
            default -> throw new Wrong("judge.no-run");
        };
    }

    private static URI url(@Nullable String given) {
        if (given == null || !given.matches("https?://[^/\\s]+\\S*")) {
            throw new Wrong("judge.url", String.valueOf(given));
        }
        return URI.create(given);
    }

    private static String needed(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null || value.isBlank()) {
            throw new Wrong("judge.needed", name);
        }
        return value;
    }

    private static int count(Map<String, String> given, String name, int otherwise, int most) {
        String value = given.getOrDefault(name, String.valueOf(otherwise));
        if (!value.matches("[1-9][0-9]?") || Integer.parseInt(value) > most) {
            throw new Wrong("judge.count", name, most, value);
        }
        return Integer.parseInt(value);
    }

    private static double amount(Map<String, String> given, String name, double otherwise) {
        String value = given.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
            throw new Wrong("judge.amount", name, value);
        }
        return Double.parseDouble(value);
    }
}
