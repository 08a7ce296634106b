package io.zhanggui.evaluation.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Shares and means of what two texts have in common; all are 0 for an empty text. */
final class Shares {

    private Shares() {}

    /** Share of the words, by weight, that are known. */
    static double held(List<String> words, Set<String> known) {
        double all = 0;
        double held = 0;
        for (String word : words) {
            double weight = FunctionWords.wordWeight(word);
            all += weight;
            held += known.contains(word) ? weight : 0;
        }
        return all == 0 ? 0 : held / all;
    }

    /** The longest common subsequence as a share of the words. */
    static double inOrder(List<String> words, List<String> other) {
        int[] before = new int[other.size() + 1];
        for (String word : words) {
            int[] row = new int[other.size() + 1];
            for (int i = 0; i < other.size(); i++) {
                row[i + 1] = word.equals(other.get(i)) ? before[i] + 1 : Math.max(before[i + 1], row[i]);
            }
            before = row;
        }
        return words.isEmpty() ? 0 : before[other.size()] / (double) words.size();
    }

    static double mean(float[] values, double[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            all += weights[i];
        }
        return all == 0 ? 0 : sum / all;
    }

    /** The value that this share of all does not exceed. */
    static double lowest(float[] values, double share) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
    }
}
