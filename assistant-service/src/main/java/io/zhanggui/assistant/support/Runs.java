package io.zhanggui.assistant.support;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of tokens that two texts have in common, the longest first, none inside another. */
final class Runs {

    private Runs() {}

    /**
     * A common run.
     *
     * @param from index of its first token in the question
     * @param weight how much it says: a Chinese character 1, another token 2
     */
    record Run(int from, int length, double weight, String form) {}

    /** The runs of the question that stand in the other text and say at least as much as asked. */
    static List<Run> common(List<Token> question, BitSet without, List<Token> other, double least) {
        BitSet taken = new BitSet();
        for (int i = 0; i < question.size(); i++) {
            if (without.get(question.get(i).start())) {
                taken.set(i);
            }
        }
        List<Run> runs = new ArrayList<>();
        while (true) {
            Run best = longest(question, taken, other);
            if (best == null || best.weight() < least) {
                return runs;
            }
            taken.set(best.from(), best.from() + best.length());
            runs.add(best);
        }
    }

    private static @Nullable Run longest(List<Token> question, BitSet taken, List<Token> other) {
        Run best = null;
        for (int i = 0; i < question.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                Run run = run(question, taken, i, other, j);
                if (run.length() > 0 && (best == null || run.weight() > best.weight())) {
                    best = run;
                }
            }
        }
        return best;
    }

    private static Run run(List<Token> question, BitSet taken, int i, List<Token> other, int j) {
        int length = 0;
        double weight = 0;
        StringBuilder form = new StringBuilder();
        while (i + length < question.size()
                && j + length < other.size()
                && !taken.get(i + length)
                && question.get(i + length).form().equals(other.get(j + length).form())) {
            Token token = question.get(i + length);
            weight += token.han() ? 1 : 2;
            form.append(token.form()).append(token.han() ? "" : " ");
            length++;
        }
        return new Run(i, length, weight, form.toString().strip());
    }

    /** Where the run stands in the other text, by the index of its first token; -1 if it does not. */
    static int indexOf(List<Token> other, List<Token> run) {
        for (int at = 0; at + run.size() <= other.size(); at++) {
            int i = 0;
            while (i < run.size() && other.get(at + i).form().equals(run.get(i).form())) {
                i++;
            }
            if (i == run.size()) {
                return at;
            }
        }
        return -1;
    }
}
