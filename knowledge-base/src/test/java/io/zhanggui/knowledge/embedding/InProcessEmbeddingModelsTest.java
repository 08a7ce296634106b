package io.zhanggui.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InProcessEmbeddingModelsTest {

    private static final EmbeddingModels MODELS = new InProcessEmbeddingModels();
    private static final EmbeddingModel CHINESE =
            MODELS.forLocale(Locale.SIMPLIFIED_CHINESE).model();
    private static final EmbeddingModel ENGLISH = MODELS.forLocale(Locale.US).model();

    @Test
    void aLocalePicksItsModel() {
        assertThat(MODELS.forLocale(Locale.forLanguageTag("zh-TW")).name()).isEqualTo("bge-small-zh-v1.5-q");
        assertThat(MODELS.forLocale(Locale.FRENCH).name()).isEqualTo("bge-small-en-v1.5-q");
        assertThat(MODELS.forLocale(Locale.ROOT).model()).isSameAs(ENGLISH);
    }

    @Test
    void vectorsHaveUnitLengthAndTheDimensionSaid() {
        for (EmbeddingModel model : List.of(CHINESE, ENGLISH)) {
            float[] vector = model.embed("保温杯 vacuum cup 500ml").content().vector();
            double square = IntStream.range(0, vector.length)
                    .mapToDouble(i -> vector[i] * vector[i])
                    .sum();
            assertThat(square).isEqualTo(1, within(1e-5));
            assertThat(vector).hasSize(model.dimension());
        }
    }

    @Test
    void nearMeaningsAreNearer() {
        Embedding question = CHINESE.embed("什么时候可以发货").content();

        assertThat(CosineSimilarity.between(question, CHINESE.embed("多久能寄出").content()))
                .isGreaterThan(CosineSimilarity.between(
                        question, CHINESE.embed("杯子是什么材质").content()));
    }

    @Test
    void aTextMeansTheSameAloneAndInAnyCompany() {
        List<String> texts =
                Stream.of("保温杯", "316不锈钢内胆，保温12小时。".repeat(30), "能开发票吗", "a").toList();
        List<Embedding> together =
                CHINESE.embedAll(texts.stream().map(TextSegment::from).toList()).content();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(CosineSimilarity.between(
                            together.get(i), CHINESE.embed(texts.get(i)).content()))
                    .isGreaterThan(0.999);
        }
    }

    @Test
    void aTextLongerThanTheModelsWindowIsEmbedded() {
        String policy = "签收七天内可以无理由退货，运费由买家承担。".repeat(200);

        assertThat(CosineSimilarity.between(
                        CHINESE.embed(policy).content(),
                        CHINESE.embed("七天无理由退货").content()))
                .isGreaterThan(0.5);
    }

    @Test
    void caseAndWidthOfLettersDoNotMatter() {
        assertThat(CHINESE.embed("ＮＩＫＥ跑鞋１２３").content())
                .isEqualTo(CHINESE.embed("nike跑鞋123").content());
        assertThat(CosineSimilarity.between(
                        CHINESE.embed("NIKE").content(), CHINESE.embed("ADIDAS").content()))
                .isLessThan(0.99);
    }

    @Test
    void aTextWithoutWordsGetsAVectorToo() {
        assertThat(CHINESE.embed("？").content().dimension()).isEqualTo(512);
    }

    @Test
    void noTextsGiveNoVectors() {
        assertThat(CHINESE.embedAll(List.of()).content()).isEmpty();
    }
}
