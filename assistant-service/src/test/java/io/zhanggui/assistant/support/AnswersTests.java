package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTests {

    @Autowired
    Shops shops;

    Shop shop;
    Shopper shopper;

    @BeforeAll
    void stock() {
        shop = SmallShop.stocked(shops.open());
    }

    @BeforeEach
    void enter() {
        shopper = Shopper.of(shop);
    }

    @ParameterizedTest
    @CsvSource({
        "松雪保温杯是什么材质的, 316不锈钢, A-1",
        "松雪那款能装多少水, 500ml, A-1",
        "玄岩的保温杯多少钱, 169, A-2",
        "A-2 保温几个小时, 8小时, A-2",
        "铸铁锅有多重啊, 2.9kg, A-3",
        "赤焰炒锅电磁炉能用吗, 电磁炉, A-3",
    })
    void answersFromTheAttributeThatIsAsked(String question, String fact, String source) {
        Shopper.Reply reply = shopper.ask(question);
        assertThat(reply.outcome()).isEqualTo("answered");
        assertThat(reply.answer()).contains(fact);
        assertThat(reply.sources()).containsExactly(source);
    }

    @Test
    void citesTheAttributeBesideTheProduct() {
        assertThat(shopper.ask("松雪保温杯是什么材质的").titles()).containsExactly("松雪不锈钢保温杯 · 材质");
        assertThat(shopper.ask("怎么退货？").titles()).containsExactly("怎么退货？");
    }

    @ParameterizedTest
    @ValueSource(strings = {"怎么退货？", "我后悔了想退掉行不", "不想要了能退吗"})
    void answersAnFaqInTheMerchantsOwnWordsWhole(String question) {
        Shopper.Reply reply = shopper.ask(question);
        assertThat(reply.answer()).isEqualTo(SmallShop.RETURNS);
        assertThat(reply.sources()).containsExactly("F-1");
        assertThat(reply.json().path("generated").asBoolean()).isFalse();
    }

    @Test
    void quotesADocumentAsItStands() {
        Shopper.Reply reply = shopper.ask("几个订单能合并开一张发票");
        assertThat(reply.outcome()).isEqualTo("answered");
        assertThat(reply.answer()).contains("一次最多合并20个订单");
        assertThat(reply.sources()).containsExactly("发票说明.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"玄岩保温杯有多重", "赤焰炒锅的锅柄有多长", "松雪保温杯是几级防水", "可以用比特币付款吗", "明天会下雨吗", "你们招兼职吗"})
    void declinesWhatTheShopDoesNotHold(String question) {
        Shopper.Reply reply = shopper.ask(question);
        assertThat(reply.outcome()).as(reply.answer()).isEqualTo("declined");
        assertThat(reply.answer()).contains("客服电话 400-000-0000");
        assertThat(reply.sources()).isEmpty();
    }

    @Test
    void asksBackWhichOfSeveralProductsIsMeant() {
        Shopper.Reply reply = shopper.ask("保温杯多少钱");
        assertThat(reply.outcome()).isEqualTo("asked_back");
        assertThat(reply.answer()).contains("松雪不锈钢保温杯", "玄岩商务保温杯");
    }

    @Test
    void asksBackWhereNoProductIsNamed() {
        assertThat(shopper.ask("多少钱").outcome()).isEqualTo("asked_back");
    }

    @Test
    void knowsWhatAConversationIsAbout() {
        shopper.ask("松雪保温杯是什么材质的");
        assertThat(shopper.ask("那容量呢").answer()).contains("500ml");
        assertThat(shopper.ask("它有多重").answer()).contains("280g");
        assertThat(shopper.ask("玄岩那款呢").outcome()).isEqualTo("declined");
        assertThat(shopper.ask("保温多久").answer()).contains("8小时");
        assertThat(shopper.ask("怎么退货？").answer()).isEqualTo(SmallShop.RETURNS);
    }

    @Test
    void opensAPassageForTheVisitorWhoseConversationCitesIt() {
        String path = "/api/v1/passages/" + shopper.ask("怎么退货？").passage();
        shopper.client().get().uri(path).exchange().expectStatus().isOk();
        shop.owner().get().uri(path).exchange().expectStatus().isOk();
        shops.open().visitor().get().uri(path).exchange().expectStatus().isNotFound();
        shops.open().owner().get().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void saysNoMoreWhatWasDeleted() {
        Shop closing = SmallShop.stocked(shops.open());
        Shopper guest = Shopper.of(closing);
        assertThat(guest.ask("什么时候发货").outcome()).isEqualTo("answered");
        closing.owner()
                .delete()
                .uri("/api/v1/faqs/F-2")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        assertThat(guest.ask("什么时候发货").outcome()).isEqualTo("declined");
    }

    @Test
    void answersAnEnglishShopInEnglish() {
        Shop english = shops.open(Locale.ENGLISH);
        english.upload("/api/v1/products/import", "products.csv", """
                        sku,title,category,price,material,weight
                        P-1,Ridge 40L Hiking Backpack,Backpacks,139.00,ripstop nylon,1.35 kg
                        """)
                .expectStatus()
                .isOk();
        Shopper guest = Shopper.of(english);
        Shopper.Reply weight = guest.ask("how heavy is the Ridge pack?");
        assertThat(weight.answer()).contains("1.35 kg");
        assertThat(weight.titles()).containsExactly("Ridge 40L Hiking Backpack · weight");
        assertThat(guest.ask("what color is it?").outcome()).isEqualTo("declined");
        assertThat(guest.ask("let me talk to a person").outcome()).isEqualTo("handed_over");
    }

    @Test
    void answersQuestionsOfOneConversationOneAfterTheOther() throws Exception {
        shopper.ask("松雪保温杯是什么材质的");
        String conversation = shopper.conversation();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> questions = IntStream.range(0, 6)
                    .<Callable<JsonNode>>mapToObj(i -> () ->
                            ChatTests.ask(shopper.client(), Map.of("conversationId", conversation, "message", "那容量呢")))
                    .toList();
            for (Future<JsonNode> reply : threads.invokeAll(questions)) {
                assertThat(reply.get().path("answer").asString()).contains("500ml");
            }
        }
        JsonNode whole = JsonMapper.shared()
                .readTree(shopper.client()
                        .get()
                        .uri("/api/v1/conversations/" + conversation)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
        assertThat(whole.path("messages")).hasSize(7);
    }
}
