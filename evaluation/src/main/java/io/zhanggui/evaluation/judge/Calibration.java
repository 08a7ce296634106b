package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.judge.CohenKappa.Pair;
import io.zhanggui.evaluation.judge.Judgement.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A judge against people.
 *
 * @param pairs of the answers that the judge has scored: what a person said, what the judge said
 */
record Calibration(Tally tally, List<Pair> pairs) {

    /** A judge finds an answer faithful from here: a mean of four out of five. */
    private static final double FAITHFUL = 0.75;

    /** @param judgements of the labels, in their order */
    static Calibration of(List<Labelled> labels, List<Judgement> judgements) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (judgements.get(i) instanceof Scored scored) {
                pairs.add(new Pair(labels.get(i).faithful(), scored.value() >= FAITHFUL));
            }
        }
        return new Calibration(Tally.of(judgements), List.copyOf(pairs));
    }

    /** Nothing where too few answers have a score. */
    Optional<CohenKappa> kappa() {
        return tally.isCovered() && !pairs.isEmpty() ? Optional.of(CohenKappa.of(pairs)) : Optional.empty();
    }
}
