package io.zhanggui.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Sample UNEVEN = new Sample(new double[] {10, 20, 40}, new double[] {1, 6, 3});

    @Test
    void theMeanIsWeighted() {
        assertThat(UNEVEN.mean()).isEqualTo((10 + 120 + 120) / 10.0);
    }

    @Test
    void aPercentileIsTheValueUpToWhichSoMuchOfTheWeightLies() {
        assertThat(UNEVEN.percentile(10)).isEqualTo(10);
        assertThat(UNEVEN.percentile(11)).isEqualTo(20);
        assertThat(UNEVEN.percentile(70)).isEqualTo(20);
        assertThat(UNEVEN.percentile(95)).isEqualTo(40);
    }

    /** Kish: (1 + 6 + 3)² / (1 + 36 + 9). */
    @Test
    void unevenCasesTellLessThanEvenOnes() {
        assertThat(UNEVEN.effectiveSize()).isEqualTo(100 / 46.0, within(1e-12));
        assertThat(UNEVEN.isEven()).isFalse();
    }

    @Test
    void equalWeightsChangeNothingHoweverLargeTheyAre() {
        double[] values = IntStream.rangeClosed(1, 20).mapToDouble(i -> i).toArray();
        Sample one = new Sample(values, weights(1));
        Sample seven = new Sample(values, weights(7));

        assertThat(seven.mean()).isEqualTo(one.mean()).isEqualTo(10.5);
        assertThat(seven.effectiveSize()).isEqualTo(20);
        assertThat(IntStream.rangeClosed(1, 100))
                .allSatisfy(percent -> assertThat(seven.percentile(percent)).isEqualTo(one.percentile(percent)));
        assertThat(seven.percentile(95)).isEqualTo(19);
    }

    @Test
    void theBootstrapIsRepeatableAndHoldsTheMean() {
        Measure.Interval interval = UNEVEN.bootstrap(Sample::mean);

        assertThat(interval).isEqualTo(UNEVEN.bootstrap(Sample::mean));
        assertThat(interval.low()).isLessThan(UNEVEN.mean()).isGreaterThanOrEqualTo(10);
        assertThat(interval.high()).isGreaterThan(UNEVEN.mean()).isLessThanOrEqualTo(40);
    }

    @Test
    void aSampleHasAWeightForEachValue() {
        assertThatThrownBy(() -> new Sample(new double[] {1}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sample(new double[0], new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] weights(double weight) {
        return DoubleStream.generate(() -> weight).limit(20).toArray();
    }
}
