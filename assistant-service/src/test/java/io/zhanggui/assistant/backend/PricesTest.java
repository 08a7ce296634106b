package io.zhanggui.assistant.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.backend.Completion.Usage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PricesTest {

    private static final Prices PRICES = new Prices(new BigDecimal("200"), new BigDecimal("20"), new BigDecimal("300"));

    @Test
    void aMillionTokensCostWhatThePriceSays() {
        assertThat(PRICES.cost(new Usage(1_000_000, 0))).isEqualByComparingTo("200");
        assertThat(PRICES.cost(new Usage(0, 1_000_000))).isEqualByComparingTo("300");
        assertThat(PRICES.cost(new Usage(1_000_000, 0, 1_000_000))).isEqualByComparingTo("20");
    }

    @Test
    void aCallCostsFractionsOfAFen() {
        assertThat(PRICES.cost(new Usage(1200, 350))).isEqualTo(new BigDecimal("0.345000"));
        assertThat(PRICES.cost(new Usage(1200, 350, 1000))).isEqualTo(new BigDecimal("0.165000"));
        assertThat(PRICES.cost(new Usage(1, 0))).isEqualTo(new BigDecimal("0.000200"));
    }

    @Test
    void cachedInputCostsAsMuchAsOtherWhereNothingIsSaid() {
        Prices plain = new Prices(new BigDecimal("80"), null, new BigDecimal("200"));

        assertThat(plain.cost(new Usage(1000, 10, 900))).isEqualTo(new BigDecimal("0.082000"));
    }

    @Test
    void oddCountsOfAProviderNeverGiveMoneyBack() {
        assertThat(PRICES.cost(new Usage(10, 0, 50))).isEqualTo(new BigDecimal("0.000200"));
    }
}
