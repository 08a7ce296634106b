package io.zhanggui.assistant.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiMaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            我的电话是13800138000，明天打              | 我的电话是[PHONE]，明天打
            电话138 0013 8000。                        | 电话[PHONE]。
            电话138-0013-8000                          | 电话[PHONE]
            ＋86的不算，+86 13800138000算              | ＋86的不算，[PHONE]算
            8613800138000                              | [PHONE]
            手机１３８００１３８０００                 | 手机[PHONE]
            座机0571-88886666转2                       | 座机[PHONE]转2
            call +44 20 7946 0958 now                  | call [PHONE] now
            call (415) 555-0100 now                    | call [PHONE] now
            call 415-555-0100.                         | call [PHONE].
            发到 li.ming+shop@example.com.cn 吧        | 发到 [EMAIL] 吧
            邮箱:a_b@163.com，谢谢                     | 邮箱:[EMAIL]，谢谢
            身份证11010519491231002X                   | 身份证[ID]
            身份证 110105194912310021 不对             | 身份证 110105194912310021 不对
            身份证440524188001010014。                 | 身份证[ID]。
            卡号6222021234567890128                    | 卡号[CARD]
            卡号4111 1111 1111 1111付款                | 卡号[CARD]付款
            两个13800138000和13912345678               | 两个[PHONE]和[PHONE]
            """)
    void personalDataIsTakenOut(String text, String masked) {
        assertThat(PiiMasking.mask(text)).isEqualTo(masked);
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
        assertThat(PiiMasking.mask(text)).isEqualTo(text);
    }
}
