package io.zhanggui.knowledge.embedding;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.store.embedding.CosineSimilarity;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProcessEmbeddingModelsTest {

    private static final EmbeddingModels MODELS = new InProcessEmbeddingModels();
    private static final EmbeddingModel CHINESE =
            MODELS.forLocale(Locale.SIMPLIFIED_CHINESE).model();
    private static final EmbeddingModel ENGLISH = MODELS.forLocale(Locale.US).model();

    private static final List<String> PHRASES = List.of(
            "保温杯",
            "316不锈钢内胆",
            "能开发票吗",
            "500ml",
            "Model X-200",
            "free returns",
            "how long does it keep warm",
            "什么时候发货",
            "!!!",
            "a",
            "7天无理由退货",
            "battery life: 30 h");

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

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aTextMeansTheSameAloneAndInAnyCompany(long seed) {
        Random random = new Random(seed);
        for (EmbeddingModel model : List.of(CHINESE, ENGLISH)) {
            List<String> texts = Stream.generate(() -> text(random)).limit(12).toList();
            List<Embedding> together = embedAll(model, texts);

            for (int i = 0; i < texts.size(); i++) {
                assertThat(CosineSimilarity.between(
                                together.get(i), model.embed(texts.get(i)).content()))
                        .as(texts.get(i))
                        .isGreaterThan(0.999);
            }
        }
    }

    /** Mostly short, as questions are; one in eight is longer than a model's window. */
    private static String text(Random random) {
        int phrases = random.nextInt(8) == 0 ? 90 : 1 + random.nextInt(6);
        return IntStream.range(0, phrases)
                .mapToObj(i -> PHRASES.get(random.nextInt(PHRASES.size())))
                .collect(joining(random.nextBoolean() ? " " : "，"));
    }

    @Test
    void theSameTextsGetTheSameVectorsAgain() {
        List<String> texts = List.of("保温杯", "316不锈钢内胆，保温12小时。", "能开发票吗", "保温杯");

        List<Embedding> first = embedAll(CHINESE, texts);

        assertThat(embedAll(CHINESE, texts)).isEqualTo(first);
        assertThat(first.get(3)).isEqualTo(first.get(0));
    }

    private static List<Embedding> embedAll(EmbeddingModel model, List<String> texts) {
        return model.embedAll(texts.stream().map(TextSegment::from).toList()).content();
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

    @Test
    void eachTokenHasAVectorInItsContext() {
        TokenEncoder chinese = new InProcessEmbeddingModels().tokensForLocale(Locale.SIMPLIFIED_CHINESE);

        TokenVectors read = chinese.encode("保温杯500ml");

        assertThat(read.tokens()).containsExactly("保", "温", "杯", "500ml");
        assertThat(read.vectors()).hasSize(4).allMatch(vector -> vector.length == 512);
        assertThat(CosineSimilarity.between(
                        Embedding.from(read.whole()), CHINESE.embed("保温杯500ml").content()))
                .isGreaterThan(0.98);
    }

    @Test
    void theTokensOfALongTextAreReadToItsEnd() {
        String policy = "签收七天内可以无理由退货，运费由买家承担。".repeat(60);

        TokenVectors read = new InProcessEmbeddingModels()
                .tokensForLocale(Locale.SIMPLIFIED_CHINESE)
                .encode(policy);

        assertThat(read.tokens()).hasSize(policy.length());
        assertThat(CosineSimilarity.between(
                        Embedding.from(read.whole()), CHINESE.embed(policy).content()))
                .isGreaterThan(0.98);
    }

    @Test
    void aTextWithoutWordsHasNoTokens() {
        assertThat(new InProcessEmbeddingModels()
                        .tokensForLocale(Locale.ENGLISH)
                        .encode("")
                        .tokens())
                .isEmpty();
    }
}
