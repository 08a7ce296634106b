package io.zhanggui.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.judge.CohenKappa.Pair;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    /** The textbook case: 20 yes/yes, 15 no/no, 5 and 10 apart. */
    @Test
    void kappaIsWhatTheTextbookSays() {
        CohenKappa kappa = CohenKappa.of(pairs(20, 5, 10, 15));

        assertThat(kappa.value()).isEqualTo(0.4, EXACT);
        assertThat(kappa.cases()).isEqualTo(50);
        assertThat(kappa.standardError()).isEqualTo(Math.sqrt(0.7 * 0.3 / 50) / 0.5, EXACT);
    }

    @Test
    void agreementThatChanceExplainsIsNone() {
        assertThat(CohenKappa.of(pairs(10, 0, 0, 0)).value()).isZero();
        assertThat(CohenKappa.of(pairs(5, 5, 5, 5)).value()).isEqualTo(0, EXACT);
        assertThat(CohenKappa.of(pairs(5, 0, 0, 5)).value()).isEqualTo(1, EXACT);
    }

    @Test
    void belowNineteenOfTwentyThereIsNoMean() {
        Tally covered = Tally.of(
                Stream.concat(Collections.nCopies(19, scored(0.5)).stream(), Stream.of(new Judgement.Unparseable("?")))
                        .toList());
        Tally thin = Tally.of(List.of(scored(1), new Judgement.BackendDown("HTTP 503"), new Judgement.Capped()));

        assertThat(covered.mean()).hasValue(0.5);
        assertThat(covered.unparseable()).isEqualTo(1);
        assertThat(thin.mean()).isEmpty();
        assertThat(thin).isEqualTo(new Tally(1, 0, 1, 1, 1));
    }

    private static Judgement scored(double value) {
        return new Judgement.Scored(value, 0, 1, "");
    }

    private static List<Pair> pairs(int both, int first, int second, int neither) {
        return Stream.of(
                        Collections.nCopies(both, new Pair(true, true)),
                        Collections.nCopies(first, new Pair(true, false)),
                        Collections.nCopies(second, new Pair(false, true)),
                        Collections.nCopies(neither, new Pair(false, false)))
                .flatMap(List::stream)
                .toList();
    }
}
