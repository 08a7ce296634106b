package io.zhanggui.evaluation.check;

import io.zhanggui.knowledge.embedding.TokenVectors;
import java.util.List;

/**
 * A sentence as it is compared with others.
 *
 * @param words stemmed, in their order
 * @param read its tokens with their vectors
 */
record Sentence(String text, List<String> words, TokenVectors read) {

    Sentence {
        words = List.copyOf(words);
    }

    /** For each token here, the cosine with the nearest token there; 0 where there is none. */
    float[] alignedWith(Sentence other) {
        float[] nearest = new float[read.vectors().size()];
        for (int i = 0; i < nearest.length; i++) {
            float[] vector = read.vectors().get(i);
            for (float[] candidate : other.read.vectors()) {
                nearest[i] = Math.max(nearest[i], dot(vector, candidate));
            }
        }
        return nearest;
    }

    /** The cosine of the two as wholes. */
    float similarity(Sentence other) {
        return dot(read.whole(), other.read.whole());
    }

    /** How much each token says; punctuation says nothing. All alike where there is nothing else. */
    double[] tokenWeights() {
        double[] weights =
                read.tokens().stream().mapToDouble(FunctionWords::tokenWeight).toArray();
        return java.util.Arrays.stream(weights).sum() > 0
                ? weights
                : read.tokens().stream().mapToDouble(token -> 1).toArray();
    }

    /** Four sums at a time: the processor adds them side by side. */
    private static float dot(float[] a, float[] b) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        for (int i = 0; i + 3 < a.length; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        return first + second + third + fourth;
    }
}
