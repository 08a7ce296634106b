package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Of an entry and a document that speak of the same thing, the one that was written for the question answers. */
@SampleShopTest
class EntriesBesideDocumentsTests {

    @Autowired
    Merchants merchants;

    @Autowired
    Faqs faqs;

    @Autowired
    AnswerPath path;

    @ParameterizedTest
    @CsvSource({
        "qinghe, 发票怎么开？, FAQ-054",
        "qinghe, 请问发票怎么开啊, FAQ-054",
        "qinghe, 如何开具发票, FAQ-054",
        "qinghe, 我要开发票, FAQ-054",
        "maple, how long do refunds take, FAQ-009",
    })
    void anEntryThatAsksTheSameAnswersByteForByte(String id, String question, String entry) {
        MerchantAccount shop = merchants.get(new MerchantId(id));

        assertThat(answer(shop, question))
                .isEqualTo(faqs.find(shop.id(), entry).orElseThrow().answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"qinghe", "maple"})
    void aStoredQuestionIsAnsweredByItsEntry(String id) {
        MerchantAccount shop = merchants.get(new MerchantId(id));

        assertThat(faqs.all(shop.id()))
                .isNotEmpty()
                .allSatisfy((FaqEntry entry) ->
                        assertThat(answer(shop, entry.question())).isEqualTo(entry.answer()));
    }

    @Test
    void aDocumentAnswersWhatNoEntryAsks() {
        MerchantAccount shop = merchants.get(new MerchantId("qinghe"));

        assertThat(answer(shop, "报销的话几个订单能开在同一张发票上")).contains("20个订单");
    }

    private String answer(MerchantAccount shop, String question) {
        return switch (path.decide(shop, question, Topic.NONE).decision()) {
            case Decision.Direct direct -> direct.outcome().text();
            case Decision.Generate generate -> generate.offline().text();
        };
    }
}
