package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.PlainText;
import io.zhanggui.knowledge.retrieval.Rewording.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search makes of a shop's synonyms and of words that were mistyped, the same on each store. */
abstract class OtherWordsContract {

    static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);
    private static final Merchant ENGLISH_SHOP = new Merchant(new MerchantId("english"), Locale.ENGLISH);

    private KnowledgeBase knowledge;

    /** A fact base on the store of the test; what it holds stays from test to test. */
    abstract KnowledgeBase open();

    @BeforeEach
    final void fill() {
        knowledge = open();
        knowledge
                .importer()
                .importTexts(
                        SHOP,
                        Stream.of(
                                text("cup", "山野保温杯 500ml，双层真空"),
                                text("towel", "纯棉毛巾，吸水不掉毛"),
                                text("umbrella", "自动雨伞，十骨加固"),
                                text("scarf", "羊毛围巾，可以手洗"),
                                text("lamp", "台灯 X2000，充满电能用十小时，续航很久"),
                                text("delivery", "下单后四十八小时之内寄出")));
        knowledge
                .importer()
                .importTexts(
                        ENGLISH_SHOP,
                        Stream.of(
                                text("headphones", "Wireless headphones with a battery life of thirty hours"),
                                text("towel", "A cotton towel"),
                                text("umbrella", "An automatic umbrella")));
    }

    private static PlainText text(String id, String text) {
        return new PlainText(id, "", text, null);
    }

    @AfterEach
    final void close() {
        knowledge.synonyms().replace(SHOP.id(), "");
        knowledge.synonyms().replace(ENGLISH_SHOP.id(), "");
        knowledge.close();
    }

    @Test
    void aGroupIsUsedFromTheNextSearchOnAndForgottenWithIt() {
        assertThat(keywords(SHOP, "暖壶")).isZero();

        knowledge.synonyms().save(SHOP.id(), new SynonymGroup("cups", List.of("保温杯", "暖壶")));
        assertThat(first(SHOP, "暖壶多大")).isEqualTo("cup");
        assertThat(keywords(SHOP, "暖壶")).isPositive();
        assertThat(explained(SHOP, "暖壶多大").rewordings()).containsExactly(new Rewording("暖壶", "保温杯", Kind.SYNONYM));
        assertThat(explained(SHOP, "暖壶多大").hits().getFirst().words()).contains("保温杯");

        knowledge.synonyms().delete(SHOP.id(), "cups");
        assertThat(keywords(SHOP, "暖壶")).isZero();
        assertThat(explained(SHOP, "暖壶多大").rewordings()).isEmpty();
    }

    @Test
    void oneMerchantsSynonymsAreNotAnothers() {
        knowledge.synonyms().save(ENGLISH_SHOP.id(), new SynonymGroup("cups", List.of("保温杯", "暖壶")));

        assertThat(keywords(SHOP, "暖壶")).isZero();
    }

    @Test
    void aSynonymMayBeSeveralWordsInEitherDirection() {
        knowledge.synonyms().replace(ENGLISH_SHOP.id(), "battery life, endurance\nbrolly，automatic umbrella");

        assertThat(first(ENGLISH_SHOP, "What endurance do they have?")).isEqualTo("headphones");
        assertThat(first(ENGLISH_SHOP, "brollies")).isEqualTo("umbrella");
        assertThat(explained(ENGLISH_SHOP, "Brollies?").rewordings())
                .containsExactly(new Rewording("brollies", "automatic umbrella", Kind.SYNONYM));

        knowledge.synonyms().replace(SHOP.id(), "电池能用多久=续航");
        assertThat(first(SHOP, "电池能用多久")).isEqualTo("lamp");
    }

    @Test
    void whatTheShopNeverSaysIsNotSearchedFor() {
        knowledge.synonyms().replace(SHOP.id(), "保温杯, 焖烧杯, 暖壶");

        assertThat(explained(SHOP, "暖壶").rewordings()).containsExactly(new Rewording("暖壶", "保温杯", Kind.SYNONYM));
        assertThat(explained(SHOP, "保温杯").rewordings()).isEmpty();
    }

    @Test
    void aQueryIsRewordedInTheWordsOfTheShop() {
        knowledge.synonyms().replace(SHOP.id(), "保温杯, 暖壶");

        assertThat(knowledge.retrieval().reworded(SHOP, "暖壶多大？"))
                .containsExactly(new Reworded("保温杯多大?", List.of(new Rewording("暖壶", "保温杯", Kind.SYNONYM))));
        assertThat(knowledge.retrieval().reworded(SHOP, "毛巾多大？")).isEmpty();
        assertThat(knowledge.retrieval().corrected(SHOP, "暖壶多大？")).isEmpty();
    }

    @Test
    void aSlipIsPutRightBesideTheSynonymsOnlyWhereThatIsAskedFor() {
        knowledge.synonyms().replace(SHOP.id(), "保温杯, 暖壶");

        assertThat(knowledge.retrieval().reworded(SHOP, "暖壶和雨散"))
                .extracting(Reworded::text)
                .containsExactly("保温杯和雨散");
        assertThat(knowledge.retrieval().corrected(SHOP, "暖壶和雨散"))
                .extracting(Reworded::text)
                .containsExactly("保温杯和雨伞");
    }

    @ParameterizedTest
    @CsvSource({
        "羊毛维巾, 维巾, 围巾, SLIP, scarf",
        "有雨散吗, 雨散, 雨伞, SLIP, umbrella",
        "保湿杯, 保湿杯, 保温杯, NEAR, cup",
    })
    void whatWasMistypedIsSearchedForAsTheShopWritesIt(
            String query, String said, String meant, Kind kind, String found) {
        assertThat(explained(SHOP, query).rewordings()).containsExactly(new Rewording(said, meant, kind));
        assertThat(first(SHOP, query)).isEqualTo(found);
        assertThat(keywords(SHOP, said)).isBetween(0.01, keywords(SHOP, meant) - 0.01);
    }

    @Test
    void aMistypedEnglishWordIsShownAsTheShopWritesIt() {
        assertThat(explained(ENGLISH_SHOP, "wirelss haedphones").rewordings())
                .containsExactly(
                        new Rewording("wirelss", "wireless", Kind.SLIP),
                        new Rewording("haedphones", "headphones", Kind.SLIP));
        assertThat(first(ENGLISH_SHOP, "umbrela")).isEqualTo("umbrella");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X3000", "x200o", "保温杯", "毛巾吸水吗", "洗碗机", "多大", "保温壶", "你们几点上班", "wool"})
    void whatIsKnownOrMayBeAnotherWordStaysAsItIs(String query) {
        assertThat(explained(SHOP, query).rewordings()).isEmpty();
        assertThat(knowledge.retrieval().corrected(SHOP, query)).isEmpty();
    }

    @Test
    void anAnswerDoesNotRestOnAGuess() {
        assertThat(knowledge.retrieval().corrected(SHOP, "保湿杯多大")).isEmpty();
    }

    private String first(Merchant merchant, String query) {
        return search(merchant, query).getFirst().passage().sourceId();
    }

    /** The most that shared words come to. */
    private double keywords(Merchant merchant, String query) {
        return search(merchant, query).stream()
                .mapToDouble(Hit::keywordScore)
                .max()
                .orElse(0);
    }

    private List<Hit> search(Merchant merchant, String query) {
        return knowledge.retrieval().search(SearchRequest.everywhere(merchant, query, 3));
    }

    private Explanation explained(Merchant merchant, String query) {
        return knowledge.retrieval().explain(SearchRequest.everywhere(merchant, query, 3));
    }
}
