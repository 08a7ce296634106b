package io.zhanggui.evaluation.judge;

/**
 * What a model costs.
 *
 * @param inputFen fen for a million tokens in
 * @param outputFen fen for a million tokens out
 */
public record Price(double inputFen, double outputFen) {

    public static final Price FREE = new Price(0, 0);

    /** In fen. */
    double of(long inputTokens, long outputTokens) {
        return (inputTokens * inputFen + outputTokens * outputFen) / 1e6;
    }
}
