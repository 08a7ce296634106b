package io.zhanggui.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void aurocIsTheShareOfPairsInTheRightOrder() {
        assertThat(Agreement.AUROC
                        .of(new double[] {0.9, 0.4, 0.6, 0.1}, new double[] {1, 1, 0, 0})
                        .orElseThrow())
                .isEqualTo(0.75);
    }

    @Test
    void aTieCountsHalf() {
        assertThat(Agreement.AUROC
                        .of(new double[] {0.5, 0.5}, new double[] {1, 0})
                        .orElseThrow())
                .isEqualTo(0.5);
    }

    @Test
    void spearmanComparesRanks() {
        assertThat(Agreement.SPEARMAN
                        .of(new double[] {1, 10, 100, 1000}, new double[] {1, 2, 4, 3})
                        .orElseThrow())
                .isEqualTo(0.8, within(1e-12));
    }

    @Test
    void whereAllAreOfOneKindThereIsNothingToCompare() {
        assertThat(Agreement.AUROC.of(new double[] {0.5, 0.6}, new double[] {1, 1}))
                .isEmpty();
        assertThat(Agreement.SPEARMAN.of(new double[] {0.5, 0.6}, new double[] {3, 3}))
                .isEmpty();
        assertThat(Agreement.AUROC.of(new double[0], new double[0])).isEmpty();
    }
}
