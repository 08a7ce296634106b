package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimCheckTests {

    private static final ClaimCheck CHECK = new ClaimCheck();

    private static final List<Fact> FLASK = List.of(
            new Fact("", "山岚316不锈钢弹跳盖保温杯 500ml"),
            new Fact("", "通勤和课间都顺手的直身保温杯，单手一按就能开盖。"),
            new Fact("", "QH-B001"),
            new Fact("价格", "129"),
            new Fact("材质", "内胆316不锈钢，外壳304不锈钢"),
            new Fact("容量", "500ml"),
            new Fact("尺寸", "杯身直径6.8cm×高22.5cm"),
            new Fact("重量", "约280g"),
            new Fact("产地", "浙江永康"),
            new Fact("保温时长", "12小时（水温不低于58℃）"),
            new Fact("保冷时长", "24小时"),
            new Fact("保质期", "36个月"),
            new Fact("层数", "3"),
            new Fact("配件", "杯套1个、吸管刷2支"),
            new Fact("耐温范围", "-20℃至150℃"),
            new Fact("执行标准", "GB/T 29606-2013"));

    private static final List<Fact> BOTTLE = List.of(
            new Fact("", "Summit Insulated Bottle 750 ml"),
            new Fact("price", "34.00"),
            new Fact("material", "18/8 stainless steel"),
            new Fact("capacity", "750 ml"),
            new Fact("weight", "380 g"),
            new Fact("country of origin", "Vietnam"),
            new Fact("keeps hot", "12 hours"),
            new Fact("keeps cold", "24 hours"),
            new Fact("included", "8 stakes, 4 guylines, stuff sack"),
            new Fact("shell", "210D ripstop nylon"),
            new Fact("height", "27 cm"),
            new Fact("sleeps", "2"),
            new Fact("warranty", "two years"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "山岚316不锈钢弹跳盖保温杯 500ml",
                "容量0.5L，一杯管半天。",
                "装得下500毫升，重0.28kg",
                "五百毫升的容量，五两六钱不必算",
                "净重280克，约合0.56斤",
                "保温12小时，保冷24小时",
                "保温十二小时，水温不低于58℃",
                "12小时保温、24小时保冷",
                "内胆是316不锈钢，外壳是304不锈钢",
                "316不锈钢内胆，304不锈钢外壳",
                "不锈钢杯身，手感温润",
                "产自浙江永康",
                "产自浙江，国产好杯",
                "产地：浙江省永康市",
                "直径6.8厘米，高22.5厘米",
                "高225mm的直身杯",
                "129元，¥129.00，129块钱",
                "三层杯壁，3层结构",
                "保质期三年，也就是36个月",
                "随杯附吸管刷2支、杯套1个",
                "耐热150℃，耐冷零下20℃，-20～150℃都能用",
                "执行标准GB/T29606-2013",
                "1. 一款好杯\n2. 一个盖子\n3、一次开合",
                "第一次用就顺手，一年四季、一日三餐都合适",
                "十分好用，百搭又千万别错过",
                "北欧风的杯子，配意大利面也好看",
                "亚麻色杯套，奶油般的触感",
                "货号QH-B001，５００ｍｌ全角也行"
            })
    void whatTheAttributesSayPasses(String text) {
        assertThat(CHECK.findings(text, FLASK, Locale.CHINA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            容量600ml，刚刚好          | number.unsupported     | 600ml     | 容量：500ml
            容量0.6L                  | number.unsupported     | 0.6L      | 容量：500ml
            六百毫升大容量             | number.unsupported     | 六百毫升   | 容量：500ml
            500g的杯身                | number.unsupported     | 500g      | 重量：约280g
            重约500克                 | number.unsupported     | 500克     | 重量：约280g
            保温24小时                | number.misattributed   | 24小时    | 保温时长：12小时（水温不低于58℃）
            24小时长效保温             | number.misattributed   | 24小时    | 保温时长：12小时（水温不低于58℃）
            保温二十四小时             | number.misattributed   | 二十四小时 | 保温时长：12小时（水温不低于58℃）
            保冷36小时                | number.unsupported     | 36小时    | 保冷时长：24小时
            高6.8cm                  | number.misattributed   | 6.8cm     | 尺寸：杯身直径6.8cm×高22.5cm
            四层杯壁                  | number.unsupported     | 四层      |
            双层杯壁                  | number.unsupported     | 双层      |
            只要99元                  | number.unsupported     | 99元      | 价格：129
            原价¥199                  | number.unsupported     | 199       | 价格：129
            质保两年                  | number.unsupported     | 两年      | 保质期：36个月
            通过IPX7测试              | number.unsupported     | IPX7      |
            执行GB/T 29606-2018       | number.unsupported     | GB/T 29606-2018 |
            吸管刷3支                 | number.unsupported     | 3支       | 配件：杯套1个、吸管刷2支
            抗菌率99.9%               | number.unsupported     | 99.9%     |
            百分之百好喝               | number.unsupported     | 百分之百   |
            耐热200℃                 | number.unsupported     | 200℃      | 保温时长：12小时（水温不低于58℃）；耐温范围：-20℃至150℃
            耐热20℃                  | number.unsupported     | 20℃       | 保温时长：12小时（水温不低于58℃）；耐温范围：-20℃至150℃
            内胆304不锈钢             | material.misattributed | 304不锈钢  | 材质：内胆316不锈钢，外壳304不锈钢
            316L不锈钢内胆            | material.unsupported   | 316L不锈钢 | 材质：内胆316不锈钢，外壳304不锈钢
            配食品级硅胶圈             | material.unsupported   | 食品级硅胶 | 材质：内胆316不锈钢，外壳304不锈钢
            玻璃内胆                  | material.unsupported   | 玻璃      | 材质：内胆316不锈钢，外壳304不锈钢
            产自广东潮州               | origin.unsupported     | 广东      | 产地：浙江永康
            产自浙江杭州               | origin.unsupported     | 杭州      | 产地：浙江永康
            德国进口                  | origin.unsupported     | 德国      | 产地：浙江永康
            原装进口                  | origin.unsupported     | 进口      | 产地：浙江永康
            产自云雾深处               | origin.unsupported     | 云雾深处   | 产地：浙江永康
            3C认证                    | certificate.unsupported | 3C认证   |
            """)
    void whatTheyDoNotSayIsFound(String text, String code, String quote, String expected) {
        List<Finding> findings = CHECK.findings(text, FLASK, Locale.CHINA);

        assertThat(findings).contains(new Finding(code, quote, text.indexOf(quote), expected == null ? "" : expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Summit Insulated Bottle 750 ml holds 0.75 L",
                "Keeps drinks cold for 24 hours and hot for 12 hours",
                "A 12-hour flask: keeps hot 12 hours",
                "18/8 stainless steel, 380 g",
                "Stainless steel body",
                "Made in Vietnam",
                "8 stakes and 4 guylines in the sack",
                "210D ripstop nylon, a nylon shell",
                "27 cm tall",
                "$34.00 with a two-year warranty",
                "1. One bottle\n2. One lid",
                "A 2-person choice for one good day"
            })
    void englishCopyThatKeepsToTheFactsPasses(String text) {
        assertThat(CHECK.findings(text, BOTTLE, Locale.ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Holds 1 L                        | number.unsupported   | 1 L      | capacity: 750 ml
            Keeps cold 12 hours              | number.misattributed | 12 hours | keeps cold: 24 hours
            Keeps drinks hot for 24 hours    | number.misattributed | 24 hours | keeps hot: 12 hours
            750 g of steel                   | number.unsupported   | 750 g    | weight: 380 g
            A three-year warranty            | number.unsupported   | three-year | warranty: two years
            4 stakes in the sack             | number.unsupported   | 4        | included: 8 stakes, 4 guylines, stuff sack
            A 3-person tent                  | number.unsupported   | 3-person |
            420D nylon                       | number.unsupported   | 420D     | shell: 210D ripstop nylon
            Titanium body                    | material.unsupported | Titanium | material: 18/8 stainless steel; shell: 210D ripstop nylon
            Made in Germany                  | origin.unsupported   | Germany  | country of origin: Vietnam
            BPA-free                         | certificate.unsupported | BPA-free |
            """)
    void englishErrorsAreFound(String text, String code, String quote, String expected) {
        List<Finding> findings = CHECK.findings(text, BOTTLE, Locale.ENGLISH);

        assertThat(findings)
                .extracting(Finding::code, Finding::expected)
                .contains(org.assertj.core.groups.Tuple.tuple(code, expected == null ? "" : expected));
        assertThat(findings).anyMatch(finding -> text.startsWith(quote, finding.start()));
    }

    @ParameterizedTest
    @CsvSource({
        "20×30cm,20x30 cm,30×20×10cm",
        "2kg,4斤,2.5kg",
        "1.5L,1500毫升,1.5ml",
        "100%棉,纯棉,纯亚麻",
        "桑蚕丝,真丝,羊绒",
        "新疆长绒棉,长绒棉,匹马棉",
        "两片装,2片,3片",
        "3-5天,3到5天,3-7天",
        "24h,24小时,24天",
        "云南临沧冰岛村,产自云南,产自冰岛",
        "5岁以上,五岁,6岁以上",
        "90cm,0.9米,90mm"
    })
    void unitsAndKindsConvertOneWayOnly(String value, String fits, String doesNot) {
        List<Fact> facts = List.of(new Fact("规格", value));

        assertThat(CHECK.findings(fits, facts, Locale.CHINA)).isEmpty();
        assertThat(CHECK.findings(doesNot, facts, Locale.CHINA)).isNotEmpty();
    }

    @Test
    void aGeneralMaterialDoesNotBearOutASpecialOne() {
        List<Fact> facts = List.of(new Fact("材质", "不锈钢"));

        assertThat(CHECK.findings("采用316不锈钢", facts, Locale.CHINA))
                .containsExactly(new Finding("material.unsupported", "316不锈钢", 2, "材质：不锈钢"));
    }

    @Test
    void anEnglishCopyOfAChineseProductIsCheckedAgainstTheChineseAttributes() {
        assertThat(CHECK.findings(
                        "316 stainless steel liner, 500 ml, hot for 12 hours, made in Zhejiang", FLASK, Locale.ENGLISH))
                .isEmpty();
        assertThat(CHECK.findings("Glass liner, 600 ml, made in Guangdong", FLASK, Locale.ENGLISH))
                .extracting(Finding::code)
                .containsExactly("material.unsupported", "number.unsupported", "origin.unsupported");
    }

    @Test
    void whatAnAttributeIsCalledIsNoClaim() {
        List<Fact> facts = List.of(new Fact("单层高度", "9cm"), new Fact("开封后使用期限", "12个月"));

        assertThat(CHECK.findings("单层高度：9cm。开封后使用期限为12个月。", facts, Locale.CHINA))
                .isEmpty();
    }

    @Test
    void findingsComeInTheOrderOfTheText() {
        assertThat(CHECK.findings("产自广东，玻璃杯身，容量600ml", FLASK, Locale.CHINA))
                .extracting(Finding::quote)
                .containsExactly("广东", "玻璃", "600ml");
    }
}
