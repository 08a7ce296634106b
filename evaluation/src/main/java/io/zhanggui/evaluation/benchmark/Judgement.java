package io.zhanggui.evaluation.benchmark;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What people said that a metric's score of a row should agree with.
 *
 * @param truth 1 or 0, or a mean on their scale
 */
record Judgement(TextMetric metric, Agreement agreement, Row row, double truth) {

    private static final int PASSAGES = 5;

    /** What is known of the row; nothing where it has no label, or one of a kind that no metric is compared with. */
    static List<Judgement> of(Row row) {
        JsonNode label = row.label().path("label");
        return switch (row.label().path("label_kind").asString("").split(" ", 2)[0]) {
            case "human_attribution" ->
                yes(TextMetric.GROUNDEDNESS, row, text(label).equals("Fully attributable"));
            case "human_claim_support" ->
                yes(TextMetric.GROUNDEDNESS, row, text(label).equals("supported"));
            case "human_entailment_majority" ->
                yes(TextMetric.GROUNDEDNESS, row, text(label).equals("entailment"));
            case "human_written_right_or_wrong" ->
                yes(TextMetric.GROUNDEDNESS, row, text(label).equals("correct"));
            case "human_mean_of_3_scale_1_4" -> mean(row, label.path("faithfulness"));
            case "human_paraphrase_0_1" ->
                yes(TextMetric.SAME_QUESTION, row, text(label).equals("1"));
            case "human_answerability" -> answerable(row, text(label));
            case "gold_answer" ->
                withAndWithout(row, row.label().path("positive_count").asInt(0));
            default -> List.of();
        };
    }

    private static List<Judgement> yes(TextMetric metric, Row row, boolean truth) {
        boolean known = metric.speaksOf(row) && !text(row.label().path("label")).isEmpty();
        return known ? List.of(new Judgement(metric, Agreement.AUROC, row, truth ? 1 : 0)) : List.of();
    }

    private static List<Judgement> mean(Row row, JsonNode mean) {
        boolean known = TextMetric.GROUNDEDNESS.speaksOf(row) && mean.isNumber();
        return known
                ? List.of(new Judgement(TextMetric.GROUNDEDNESS, Agreement.SPEARMAN, row, mean.asDouble(0)))
                : List.of();
    }

    /** What can be answered in part, or asks for something that is not clear, is left out. */
    private static List<Judgement> answerable(Row row, String label) {
        return Set.of("ANSWERABLE", "UNANSWERABLE").contains(label)
                ? yes(TextMetric.ANSWERABILITY, row, label.equals("ANSWERABLE"))
                : List.of();
    }

    /** The first passages hold the answer, the rest do not: five of those against five of these. */
    private static List<Judgement> withAndWithout(Row row, int holding) {
        List<String> context = row.context();
        if (holding < 1 || holding >= context.size() || !TextMetric.ANSWERABILITY.speaksOf(row)) {
            return List.of();
        }
        Row with = row.with(context.subList(0, Math.min(PASSAGES, holding)));
        Row without = row.with(context.subList(holding, Math.min(context.size(), holding + PASSAGES)));
        return List.of(
                new Judgement(TextMetric.ANSWERABILITY, Agreement.AUROC, with, 1),
                new Judgement(TextMetric.ANSWERABILITY, Agreement.AUROC, without, 0));
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || !value.isValueNode() ? "" : value.asString("");
    }
}
