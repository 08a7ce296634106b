package io.zhanggui.evaluation.check;

import java.util.EnumMap;
import java.util.Map;

/**
 * A logistic model for each language, out of a table: clue, weight in Chinese, weight in English. The row {@code BIAS} holds
 * the constants.
 *
 * @param <C> its clues; the table names each of them
 */
record Weights<C extends Enum<C>>(Map<Language, Map<C, Double>> weights, Map<Language, Double> biases) {

    private static final String BIAS = "BIAS";

    static <C extends Enum<C>> Weights<C> read(String table, Class<C> clues) {
        Map<Language, Map<C, Double>> weights = new EnumMap<>(Language.class);
        Map<Language, Double> biases = new EnumMap<>(Language.class);
        for (Table.Row row : Table.read(table).rows()) {
            for (Language language : Language.values()) {
                double weight = Double.parseDouble(row.text(language.column()));
                if (row.text(0).equals(BIAS)) {
                    biases.put(language, weight);
                } else {
                    weights.computeIfAbsent(language, first -> new EnumMap<>(clues))
                            .put(Enum.valueOf(clues, row.text(0)), weight);
                }
            }
        }
        return new Weights<>(weights, biases);
    }

    /** The probability that these clues stand for; those that are absent come to nothing. */
    double probability(Language language, Map<C, Double> clues) {
        Map<C, Double> known = weights.getOrDefault(language, Map.of());
        double sum = biases.getOrDefault(language, 0.0);
        for (Map.Entry<C, Double> clue : clues.entrySet()) {
            sum += known.getOrDefault(clue.getKey(), 0.0) * clue.getValue();
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
