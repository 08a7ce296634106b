package io.zhanggui.evaluation.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a language model as a judge said of the answers of a run, in sum.
 *
 * @param model the judge
 */
public record Judged(String model, List<Line> lines) {

    public Judged {
        lines = List.copyOf(lines);
    }

    /**
     * What it came to by one criterion. Each answer counts once: scored, not readable, the judge down, or not asked because of the cap.
     *
     * @param criterion {@code faithfulness}, {@code correctness}
     * @param mean 0 to 1; nothing where too few have a score
     */
    public record Line(String criterion, OptionalDouble mean, int scored, int unparseable, int down, int capped) {

        public int cases() {
            return scored + unparseable + down + capped;
        }
    }
}
