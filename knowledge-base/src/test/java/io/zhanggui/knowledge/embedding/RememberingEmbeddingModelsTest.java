package io.zhanggui.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.zhanggui.knowledge.embedding.EmbeddingModels.NamedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RememberingEmbeddingModelsTest {

    private final Lengths lengths = new Lengths();
    private final NamedModel named = new NamedModel("lengths", lengths);
    private final EmbeddingModels remembering = new RememberingEmbeddingModels(locale -> named);
    private final EmbeddingModel model = remembering.forLocale(Locale.CHINESE).model();

    /** A text's vector is its length. */
    private static final class Lengths implements EmbeddingModel {

        final List<String> asked = new ArrayList<>();

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            segments.forEach(segment -> asked.add(segment.text()));
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(new float[] {segment.text().length()}))
                    .toList());
        }

        @Override
        public int dimension() {
            return 1;
        }
    }

    @Test
    void aQuestionIsComputedOnce() {
        Embedding first = model.embed("多久发货").content();

        assertThat(remembering.forLocale(Locale.ENGLISH).model().embed("多久发货").content())
                .isEqualTo(first);
        assertThat(lengths.asked).containsExactly("多久发货");
    }

    @Test
    void noMoreThanAThousandAreRemembered() {
        for (int i = 0; i < 1_500; i++) {
            model.embed("问题" + i);
        }
        lengths.asked.clear();

        for (int i = 0; i < 1_500; i++) {
            model.embed("问题" + i);
        }

        assertThat(lengths.asked).hasSizeBetween(300, 1_499);
    }

    @Test
    void manyTextsAtATimeAreNotRemembered() {
        List<TextSegment> texts = List.of(TextSegment.from("一"), TextSegment.from("二二"));

        assertThat(model.embedAll(texts).content())
                .containsExactly(Embedding.from(new float[] {1}), Embedding.from(new float[] {2}));
        model.embedAll(texts);

        assertThat(lengths.asked).containsExactly("一", "二二", "一", "二二");
    }

    @Test
    void nameAndDimensionAreTheModels() {
        assertThat(remembering.forLocale(Locale.CHINESE).name()).isEqualTo("lengths");
        assertThat(model.dimension()).isEqualTo(1);
    }
}
