package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundedNumbersTests {

    private final GroundedNumbers numbers = new GroundedNumbers();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    签收后7天内可以退货[1]。          | 签收次日起七日内可申请无理由退货
                    容量是1.5L。                     | 容量：1500毫升
                    价格129元，实付满５９元包邮。      | 价格 129；满59元包邮
                    3-5个工作日退款                   | 退款 3至5个工作日 到账
                    内胆是316不锈钢，防水等级IPX7     | 316不锈钢 IPX7
                    客服时间9:00-21:00               | 9:00–21:00
                    It weighs 1.35 kg and costs $139 | weight 1.35 kg, price 139.00
                    半小时内付款，优惠百分之十         | 30分钟 10%
                    1. 可以退。2. 一样包邮            | 可以退
                    QH-B001 有现货                   | 商品编码 QH-B001
                    耐-20℃到150℃                    | -20℃至150℃
                    """)
    void acceptsWhatTheSourceSaysInWhateverNotation(String text, String source) {
        assertThat(numbers.findings(text, List.of(source))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    签收后15天内可以退货              | 签收后7天内可以退货       | 15天   | 7天
                    满99元包邮                       | 满59元包邮               | 99元   | 59元
                    保温24小时                       | 保温12小时               | 24小时 | 12小时
                    打八折                           | 会员打九折               | 八折   | 九折
                    防水等级IPX8                     | 防水等级IPX7             | IPX8   | ''
                    三个月保修                       | 保修                     | 三个月 | ''
                    It ships in 2 days               | It ships in 5 days       | 2 days | 5 days
                    含量百分之三十                    | 含量20%                  | 百分之三十 | 20%
                    """)
    void findsWhatNoSourceSays(String text, String source, String quote, String expected) {
        assertThat(numbers.findings(text, List.of(source)))
                .containsExactly(new Finding("number.unsupported", quote, text.indexOf(quote), expected));
    }

    @Test
    void doesNotTakeANumberOfAnotherKindForProof() {
        assertThat(numbers.findings("保修7年", List.of("7天无理由退货")))
                .extracting(Finding::quote)
                .containsExactly("7年");
    }

    @Test
    void looksIntoAllSources() {
        assertThat(numbers.findings("7天退货，8元运费", List.of("7天无理由", "收8元运费"))).isEmpty();
    }
}
