package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.index.IndexHit;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    private static final Offset<Double> ABOUT = within(1e-6);

    @Test
    void aTextAloneHasNoNeighboursAndSpeaksForItself() {
        assertThat(Neighbourhood.of(List.of(hit("a", 0.5, 0)))).containsExactly(new Neighbourhood(0, 0.5, 0.5));
    }

    @Test
    void theFewTextsOfASmallShopAreNotJudgedByEachOther() {
        List<Neighbourhood> three = Neighbourhood.of(List.of(hit("a", 0.9, 0), hit("b", 0.4, 0), hit("c", 0.3, 1)));

        assertThat(three).extracting(Neighbourhood::company).containsExactly(0.9, 0.4, 0.3);
        assertThat(three).extracting(Neighbourhood::kinship).containsExactly(0.9, 0.4, 0.3);
        assertThat(three.get(0).density()).isEqualTo(0.5, ABOUT);
    }

    @Test
    void companyIsHowNearToTheQueryTheNearestTextsLie() {
        List<IndexHit> hits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            hits.add(hit("asked" + i, 0.8, 0));
            hits.add(hit("other" + i, 0.6, 1));
        }

        List<Neighbourhood> near = Neighbourhood.of(hits);

        assertThat(near.get(0).company()).isEqualTo(0.8, ABOUT);
        assertThat(near.get(1).company()).isEqualTo(0.6, ABOUT);
    }

    @Test
    void kinOfTheFirstIsWhatIsAlikeToThem() {
        List<IndexHit> hits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            hits.add(hit("first" + i, 0.9, 0));
        }
        for (int i = 0; i < 8; i++) {
            hits.add(hit("rest" + i, 0.5, 1 + i));
        }

        List<Neighbourhood> near = Neighbourhood.of(hits);

        assertThat(near.get(0).kinship()).isEqualTo(1, ABOUT);
        assertThat(near.get(11).kinship()).isEqualTo(0, ABOUT);
    }

    @Test
    void aTextBeyondThoseLookedAtIsComparedWithThem() {
        List<IndexHit> hits = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            hits.add(hit("p" + i, 1 - i / 1000.0, i < 200 ? 0 : 1));
        }

        List<Neighbourhood> near = Neighbourhood.of(hits);

        assertThat(near.get(199).density()).isEqualTo(1, ABOUT);
        assertThat(near.get(299).density()).isEqualTo(0, ABOUT);
    }

    /** Hits of different directions are strangers to each other. */
    private static IndexHit hit(String passage, double cosine, int direction) {
        float[] vector = new float[64];
        vector[direction] = 1;
        return new IndexHit(passage, 0, passage, 0, 0, cosine, Embedding.from(vector));
    }
}
