package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A product that is named and that the shop does not have gets no other product's details. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownProductsTests {

    @Autowired
    Shops shops;

    Shop chinese;
    Shop english;

    @BeforeAll
    void stock() {
        chinese = shops.open();
        chinese.imported("/api/v1/products/import", "products.csv", """
                        商品编码,商品名称,类目,价格,描述,材质,承重,重量
                        B-1,方正牛津布折叠收纳箱 66L,收纳,59,不用时压扁收起。,牛津布,15kg,1.2kg
                        B-2,轻旅可折叠硅胶水杯 200ml,杯壶,39,出差的小杯。,硅胶,,90g
                        B-3,老灶铸铁炒锅 32cm,厨具,259,越用越润。,铸铁,,2.9kg
                        B-4,木语折叠床,家具,399,午睡的单人床。,榉木,120kg,9kg
                        B-5,藤韵手编带盖脏衣篮,收纳,129,可放阳台。,藤,,1.6kg
                        """);
        english = shops.open(Locale.ENGLISH);
        english.imported("/api/v1/products/import", "products.csv", """
                        sku,title,category,price,load capacity,weight
                        C-1,Harbor Folding Chair,Furniture,49.00,110 kg,3.1 kg
                        C-2,Tamarack 2-Person Tent,Shelter,269.00,,2.1 kg
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"雪屿折叠桌的承重是多少", "请问雪屿折叠桌承重多少啊"})
    void nothingOfItsKindIsThere(String question) {
        Shopper.Reply reply = Shopper.of(chinese).ask(question);
        assertThat(reply.outcome()).as(reply.answer()).isEqualTo("declined");
        assertThat(reply.answer()).contains("没有找到您说的这款商品").doesNotContain("kg");
        assertThat(reply.sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"雪屿炒锅多重, 老灶铸铁炒锅", "苏泊尔炒锅的重量是多少, 老灶铸铁炒锅", "雪屿折叠床的承重是多少, 木语折叠床"})
    void whatIsOfItsKindIsOffered(String question, String offered) {
        Shopper shopper = Shopper.of(chinese);
        Shopper.Reply reply = shopper.ask(question);
        assertThat(reply.outcome()).as(reply.answer()).isEqualTo("asked_back");
        assertThat(reply.answer()).contains("没有找到叫这个名字的商品", offered).doesNotContain("kg", "收纳箱", "水杯");
        String next = reply.json().path("suggestions").path(0).asString();
        assertThat(next).startsWith(offered);
        assertThat(shopper.ask(next).answer()).startsWith(offered).contains("kg");
    }

    @Test
    void theProductSpokenOfBeforeDoesNotStandInForIt() {
        Shopper shopper = Shopper.of(chinese);
        assertThat(shopper.ask("方正收纳箱承重多少").answer()).contains("15kg");
        assertThat(shopper.ask("雪屿折叠桌的承重是多少").outcome()).isEqualTo("declined");
        assertThat(shopper.ask("重量呢").outcome()).isEqualTo("asked_back");
    }

    @ParameterizedTest
    @CsvSource({
        "老灶锅多重, 2.9kg",
        "家用炒锅多重, 2.9kg",
        "我妈要的那口炒锅多重, 2.9kg",
        "老皂炒锅多重, 2.9kg",
        "折叠床承重多少, 120kg",
        "方正折叠箱能装几斤, 15kg",
        "B-3 多重, 2.9kg",
        "藤编脏衣篮多重, 1.6kg",
    })
    void aLooseNameASlipAndTheKindAloneAreStillUnderstood(String question, String fact) {
        assertThat(Shopper.of(chinese).ask(question).answer()).contains(fact);
    }

    @Test
    void anEnglishShopKnowsItsOwnProductsAlone() {
        Shopper.Reply bed = Shopper.of(english).ask("What is the load capacity of the Snowisle folding bed?");
        assertThat(bed.outcome()).as(bed.answer()).isEqualTo("declined");
        assertThat(bed.answer()).contains("I know no product of that name").doesNotContain("kg");

        Shopper.Reply tent = Shopper.of(english).ask("how heavy is the snowisle tent");
        assertThat(tent.outcome()).as(tent.answer()).isEqualTo("asked_back");
        assertThat(tent.answer())
                .contains("I know no product of that name", "Tamarack 2-Person Tent")
                .doesNotContain("kg");
    }

    @ParameterizedTest
    @CsvSource({
        "how heavy is the family tent, 2.1 kg",
        "weight of the tamrack tent, 2.1 kg",
        "load capacity of the folding chair?, 110 kg",
        "What is the load capacity of the Harbor chair?, 110 kg",
    })
    void anEnglishLooseNameIsStillUnderstood(String question, String fact) {
        assertThat(Shopper.of(english).ask(question).answer()).contains(fact);
    }
}
