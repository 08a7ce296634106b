package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.evaluation.check.Dimension;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTests {

    private static Reading chinese(String question) {
        return Reading.of(question, Lexicon.of(Locale.SIMPLIFIED_CHINESE));
    }

    private static Reading english(String question) {
        return Reading.of(question, Lexicon.of(Locale.ENGLISH));
    }

    @Test
    void foldsWidthAndCase() {
        assertThat(chinese("　ＰＣＴＧ 水壶　").text()).isEqualTo("pctg 水壶");
    }

    @ParameterizedTest
    @CsvSource({
        "这个多少钱, 价格",
        "有多沉啊, 重量",
        "哪儿产的, 产地",
        "什么做的, 材质",
        "能不能机洗, 清洗",
    })
    void hearsWhatIsAskedHoweverItIsSaid(String question, String ask) {
        assertThat(chinese(question).asks()).extracting(Phrase::group).contains(ask);
    }

    @ParameterizedTest
    @CsvSource({
        "杯口几厘米, LENGTH",
        "保温几个小时, DURATION",
        "多少瓦的, POWER",
        "声音多少分贝, LOUDNESS",
        "能放几个月, MONTHS",
        "一盒有几包, NONE",
    })
    void knowsWhatTheAskedNumberMeasures(String question, Dimension dimension) {
        assertThat(chinese(question).dimension()).isEqualTo(dimension);
    }

    @Test
    void speaksOfOneThingInManyWords() {
        assertThat(chinese("邮资谁掏").concepts()).contains("运费");
        assertThat(chinese("能开票报销吗").concepts()).contains("发票");
        assertThat(chinese("洗衣液一次放多少").concepts()).doesNotContain("清洗");
        assertThat(english("can I get my money back").concepts()).contains("refund");
    }

    @Test
    void tellsManners() {
        assertThat(chinese("你好，在吗").saysNothingBut("greeting", "thanks")).isTrue();
        assertThat(chinese("你好，多少钱").saysNothingBut("greeting", "thanks")).isFalse();
        assertThat(english("thanks!").saysNothingBut("greeting", "thanks")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "老板，在吗，咨询一下这个杯子多大 | 这个杯子多大",
                "打扰了～帮忙看下运费谁出 | 运费谁出",
                "您好 请问下哈，能开票吗 | 能开票吗",
                "亲亲，你好呀！掌柜的：发什么快递？ | 发什么快递?",
                "老板椅承重多少 | 老板椅承重多少",
                "亲肤的有吗 | 亲肤的有吗",
                "客服电话多少 | 客服电话多少",
                "在不在保修期 | 在不在保修期",
                "你好，在吗 | 在吗",
                "客服，在 | 客服,在",
                "请问 | 请问",
                "请问下单后多久发货 | 下单后多久发货",
                "想问下周能到吗 | 下周能到吗",
                "想问问题件怎么处理 | 问题件怎么处理",
                "请问哈尔滨能发吗 | 哈尔滨能发吗",
                "请问了解尺码看哪里 | 了解尺码看哪里",
                "问一下下单流程 | 下单流程",
                "你好呀！这个多大 | 这个多大",
                "这个多大，谢谢啦～ | 这个多大",
                "能开票吗？急！在线等 | 能开票吗?",
                "多久发货？？？ | 多久发货?",
                "怎么退货谢谢老板😊 | 怎么退货",
                "能加急吗 | 能加急吗",
                "好的，谢谢 | 好的",
                "谢谢 | 谢谢",
                "？？ | ??",
            })
    void leavesOutHowShoppersBeginAndEnd(String said, String asked) {
        assertThat(chinese(said).text()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi there, quick question: do you ship to Canada? | do you ship to canada?",
                "Sorry to bother you, is it waterproof | is it waterproof",
                "hello kitty mug in stock? | hello kitty mug in stock?",
                "hi-vis vest sizes | hi-vis vest sizes",
                "please | please",
                "is it waterproof please? Thanks in advance! | is it waterproof?",
                "thank you | thank you",
            })
    void leavesOutHowShoppersBeginAndEndInEnglish(String said, String asked) {
        assertThat(english(said).text()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"你好", "亲，", "，", "谢谢", "谢谢，", "，急", "?", "请问 ", "😊", "hi, ", "thanks "})
    void readsATextThatIsNothingElse(String courtesy) {
        assertThat(chinese(courtesy.repeat(2_000) + "多少钱").text()).endsWith("多少钱");
        assertThat(chinese("多少钱" + courtesy.repeat(2_000)).text()).startsWith("多少钱");
        assertThat(chinese(courtesy.repeat(2_000)).text()).isNotEmpty();
    }

    @Test
    void splitsClauses() {
        assertThat(chinese("有多沉，怕我妈端不动").clauses()).extracting(Reading::text).isEqualTo(List.of("有多沉", "怕我妈端不动"));
    }
}
