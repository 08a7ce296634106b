package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.support.TrialAnswer.Way;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SynonymGroup;
import io.zhanggui.knowledge.retrieval.Synonyms;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions in other words than the shop's: its synonyms, and what was mistyped. */
@ServiceTest
class OtherWordsTests {

    @Autowired
    Shops shops;

    @Autowired
    Trial trial;

    @Autowired
    Synonyms synonyms;

    @Autowired
    Retrieval retrieval;

    Shop shop;

    @BeforeEach
    void stock() {
        shop = SmallShop.stocked(shops.open());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "颜色, 皮色        | 松雪保温杯啥皮色？     | 白色/墨绿     | ATTRIBUTE",
                "炒锅, 镬          | 赤焰铸铁镬产地是哪里   | 河北泊头     | ATTRIBUTE",
                "发货, 出仓        | 几时出仓               | 16:00前付款 | FAQ",
                "发票, 水单        | 水单能合并开吗         | 合并开一张   | DOCUMENT",
            })
    void aSynonymOfTheShopAnswersAsItsOwnWordDoes(String group, String question, String answer, Way way) {
        synonyms.save(shop.id(), new SynonymGroup("g", List.of(group.split(", "))));

        TrialAnswer told = ask(question);

        assertThat(told.way()).isEqualTo(way);
        assertThat(told.text()).contains(answer);
    }

    @Test
    void withoutTheGroupTheWordIsForeign() {
        assertThat(ask("松雪保温杯啥皮色？").text()).doesNotContain("墨绿");
        assertThat(ask("几时出仓").way()).isEqualTo(Way.DECLINE);
    }

    @Test
    void aMistypedQuestionThatFindsNoAnswerIsPutRight() {
        TrialAnswer told = ask("啥时候能法货");

        assertThat(told.text()).isEqualTo("16:00前付款的当天发出。");
    }

    @Test
    void aSynonymAnswersThoughAnotherWordIsTakenForASlip() {
        synonyms.save(shop.id(), new SynonymGroup("g", List.of("颜色", "皮色")));
        assertThat(retrieval.corrected(shop.account().knowledge(), "松雪保温杯皮色法货")).isNotEmpty();

        assertThat(ask("松雪保温杯皮色法货").text()).contains("墨绿");
    }

    @Test
    void aMistypedModelNumberIsAnsweredForNoOther() {
        assertThat(ask("A-9有多重").text()).doesNotContain("280g").doesNotContain("2.9kg");
    }

    private TrialAnswer ask(String question) {
        return trial.ask(shop.account(), List.of(question));
    }
}
