package io.zhanggui.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertisingWordsTests {

    private static final AdvertisingWords WORDS = new AdvertisingWords();

    @ParameterizedTest
    @CsvSource({
        "最佳选择,law.absolute,最",
        "国家级品质,law.absolute,国家级",
        "顶级工艺,law.absolute,顶级",
        "销量第一的杯子,law.absolute,第一",
        "全网NO.1,law.absolute,NO.1",
        "100%有效,law.absolute,100%",
        "百分之百安全,law.absolute,百分之百",
        "唯一之选,law.absolute,唯一",
        "绝对不漏,law.absolute,绝对",
        "行业领先技术,law.absolute,行业领先",
        "永久质保,law.absolute,永久",
        "根治失眠,law.medical,根治"
    })
    void absoluteTermsAreFound(String text, String code, String quote) {
        assertThat(WORDS.findings(text, Locale.CHINA))
                .containsExactly(new Finding(code, quote, text.indexOf(quote), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"最后一步，最近上新", "第一次下厨，第一时间发货", "最大承重5kg，最高水位线", "特级龙井", "100%纯棉", "Best of luck, 中文文案里的英文不在此列"})
    void harmlessPhrasesPass(String text) {
        assertThat(WORDS.findings(text, Locale.CHINA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "The best bottle,best",
        "World-class quality,World-class",
        "100% effective,100% effective",
        "It cures headaches,cures",
        "全网最低价,最"
    })
    void englishCopyIsHeldToTheSame(String text, String quote) {
        assertThat(WORDS.findings(text, Locale.ENGLISH))
                .extracting(Finding::quote)
                .contains(quote);
    }

    @Test
    void bestBeforeIsADate() {
        assertThat(WORDS.findings("Best before 12 months", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void theLexiconHasAVersion() {
        assertThat(WORDS.version()).isEqualTo("cn-2026.1");
    }
}
