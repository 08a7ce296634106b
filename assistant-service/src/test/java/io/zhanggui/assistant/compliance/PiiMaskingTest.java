package io.zhanggui.assistant.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiMaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我的电话是13800138000，明天打              | 我的电话是[PHONE-1]，明天打
            电话138 0013 8000。                        | 电话[PHONE-1]。
            电话138-0013-8000                          | 电话[PHONE-1]
            ＋86的不算，+86 13800138000算              | ＋86的不算，[PHONE-1]算
            8613800138000                              | [PHONE-1]
            手机１３８００１３８０００                 | 手机[PHONE-1]
            座机0571-88886666转2                       | 座机[PHONE-1]转2
            call +44 20 7946 0958 now                  | call [PHONE-1] now
            call (415) 555-0100 now                    | call [PHONE-1] now
            call 415-555-0100.                         | call [PHONE-1].
            发到 li.ming+shop@example.com.cn 吧        | 发到 [EMAIL-1] 吧
            邮箱:a_b@163.com，谢谢                     | 邮箱:[EMAIL-1]，谢谢
            身份证11010519491231002X                   | 身份证[ID-1]
            身份证 110105194912310021 不对             | 身份证 110105194912310021 不对
            身份证440524188001010014。                 | 身份证[ID-1]。
            卡号6222021234567890128                    | 卡号[CARD-1]
            卡号4111 1111 1111 1111付款                | 卡号[CARD-1]付款
            两个13800138000和13912345678               | 两个[PHONE-1]和[PHONE-2]
            又是13800138000，还是13800138000           | 又是[PHONE-1]，还是[PHONE-1]
            """)
    void personalDataIsTakenOut(String text, String masked) {
        assertThat(new PiiMasking().mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "价格129.00元，满199减20",
                "QH-B001-W 白色 500ml；QH-B001-G 墨绿 500ml",
                "QH-13800138000",
                "客服电话400-000-1234，9:00–21:00",
                "客服电话 400-820-8820",
                "条码6901234567892",
                "订单号20261111123456789",
                "订单号4111111111111112",
                "2026-11-11 12:30:00 下单",
                "尺寸 120×60×75cm，重1.25kg",
                "微信 qinghe-kefu",
                "价格 1,299.00 与 12800.50",
                "第1-2层，3.5折，100%棉",
                ""
            })
    void pricesCodesAndServiceNumbersStay(String text) {
        assertThat(new PiiMasking().mask(text)).isEqualTo(text);
    }

    @Test
    void whatWasTakenOutOfTheTextsOfACallIsPutBackIntoItsAnswer() {
        PiiMasking masking = new PiiMasking();
        masking.mask("电话13800138000");
        masking.mask("邮箱service@example.com，电话13912345678");

        assertThat(masking.restore("请写信到[EMAIL-1]，或拨[PHONE-2]、[PHONE-1]，不是[PHONE-3][1]"))
                .isEqualTo("请写信到service@example.com，或拨13912345678、13800138000，不是[PHONE-3][1]");
        assertThat(masking.hasMasked()).isTrue();
    }
}
