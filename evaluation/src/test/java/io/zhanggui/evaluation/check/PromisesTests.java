package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisesTests {

    private static final List<String> SHOP = List.of(
            "支持，自签收次日起7天内，商品未使用就可以退款。发货后江浙沪皖1-2天送到。",
            "每单赠送运费险，最高赔付12元。整单退货时赠品需要一起寄回。",
            "You can return unused items within 45 days for a full refund. Exchanges are free of charge.");

    private final Promises promises = new Promises();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "promise.refund; 没问题，这就给您退款500元。",
                "promise.refund; We will give you a refund of $5000.",
                "promise.gift; 下单就送您一床蚕丝被，价值399元。",
                "promise.delivery; 拉萨保证明天送达。",
                "promise.delivery; I promise it will arrive tomorrow morning.",
                "promise.price; 可以再便宜100元。",
                "promise.price; We beat any competitor."
            })
    void aPromiseThatNoSourceMakesIsFound(String code, String text) {
        assertThat(promises.findings(text, SHOP)).extracting(Finding::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "签收次日起七天内可以退款。",
                "每单赠送运费险，最高赔付12元。",
                "江浙沪皖2天送到。",
                "这种情况不能退款，也不会送您礼物。",
                "您是想问退款吗？",
                "容量是500毫升，内胆316不锈钢。",
                "You get a full refund within 45 days.",
                "We do not offer a price match."
            })
    void whatASourcePromisesAndWhatIsDeniedOrAskedIsNone(String text) {
        assertThat(promises.findings(text, SHOP)).isEmpty();
    }

    @Test
    void whereItStandsIsTold() {
        assertThat(promises.findings("好的。送您一只杯子。", List.of())).containsExactly(new Finding(Promises.GIFT, "送您", 3, ""));
    }
}
