package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.SampleShopTest;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is suggested to shoppers of the sample shops is answered. */
@SampleShopTest
class NextQuestionsTests {

    @Autowired
    Merchants merchants;

    @Autowired
    Products products;

    @Autowired
    Faqs faqs;

    @Autowired
    AnswerPath path;

    @Autowired
    NextQuestions next;

    @ParameterizedTest
    @ValueSource(strings = {"qinghe", "maple"})
    void aProductsAttributesAreAnsweredFromIt(String id) {
        MerchantAccount shop = merchants.get(new MerchantId(id));
        List<Product> all = products.all(shop.id());
        for (int i = 0; i < all.size(); i += 8) {
            Product product = all.get(i);
            ProductCard card = ProductCard.of(product);
            String question =
                    Replies.of(shop).askOf(card.attributes().getFirst().name());
            assertThat(outcome(shop, question, new Topic(product.code(), null)).text())
                    .as("%s: %s", product.title(), question)
                    .contains(card.attributes().getFirst().value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qinghe", "maple"})
    void whatIsSuggestedAtTheStartIsAnsweredByItsEntry(String id) {
        MerchantAccount shop = merchants.get(new MerchantId(id));

        List<String> first = next.first(shop, 4);

        assertThat(first).hasSize(4).doesNotHaveDuplicates();
        assertThat(first)
                .allSatisfy(question -> assertThat(faqs.all(shop.id()).stream()
                                .filter(entry -> entry.question().equals(question))
                                .map(FaqEntry::answer))
                        .containsExactly(outcome(shop, question, Topic.NONE).text()));
    }

    @Test
    void whoIsAskedBackMayChooseAmongProductsThatHaveAnAnswer() {
        MerchantAccount shop = merchants.get(new MerchantId("qinghe"));
        String question = "保温杯多少钱";

        assertThat(outcome(shop, question, Topic.NONE))
                .isInstanceOfSatisfying(
                        Outcome.AskedBack.class,
                        asked -> assertThat(asked.options())
                                .hasSizeGreaterThan(1)
                                .allSatisfy(title -> assertThat(
                                                outcome(shop, Replies.of(shop).askAgain(title, question), Topic.NONE)
                                                        .text())
                                        .startsWith(title)));
    }

    private Outcome outcome(MerchantAccount shop, String question, Topic topic) {
        return ((Decision.Direct) path.decide(shop, question, topic).decision()).outcome();
    }
}
