package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.scoring.ScoringModel;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.PassageKind;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.retrieval.Reranking.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RerankingTest {

    private static final Merchant SHOP = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);
    private static final SearchRequest REQUEST = SearchRequest.everywhere(SHOP, "保温多久", 10);
    private static final List<Hit> RANKING = List.of(hit("a", 0.9), hit("b", 0.8), hit("c", 0.6), hit("d", 0.5));

    private final List<String> shown = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    @Test
    void theModelPutsTheHeadInOrder() {
        assertThat(by(List.of(0.1, 0.9, 0.5)).reordered(REQUEST, RANKING))
                .hasValue(List.of(hit("b", 0.9), hit("c", 0.8), hit("a", 0.6), hit("d", 0.5)));
        assertThat(shown).containsExactly("title\na", "title\nb", "title\nc");
        assertThat(outcomes).containsExactly(Outcome.REORDERED);
    }

    @Test
    void theModelReadsTheRowsOfTheMerchantThatAsks() {
        List<String> bound = new ArrayList<>();
        ScoringModel reading = (texts, query) -> {
            try {
                bound.add(Tenancy.within(new MerchantId("other"), () -> "free"));
            } catch (IllegalStateException foreign) {
                bound.add(foreign.getMessage());
            }
            return Response.from(List.of(3.0, 2.0, 1.0));
        };

        Tenancy.run(SHOP.id(), () -> reranking(reading, Duration.ofMinutes(1)).reordered(REQUEST, RANKING));

        assertThat(bound).containsExactly("Work for shop asks for rows of other");
    }

    @Test
    void whatAsksForOneKindStaysAsItIs() {
        SearchRequest faqs = new SearchRequest(SHOP, "保温多久", 10, Set.of(PassageKind.FAQ), null);

        assertThat(by(List.of(0.1, 0.9, 0.5)).reordered(faqs, RANKING)).isEmpty();
        assertThat(shown).isEmpty();
    }

    @Test
    void aModelThatFailsLeavesTheOrderAndIsCounted() {
        ScoringModel broken = (texts, query) -> {
            throw new IllegalStateException("no model");
        };

        assertThat(reranking(broken, Duration.ofMinutes(1)).reordered(REQUEST, RANKING))
                .isEmpty();
        assertThat(outcomes).containsExactly(Outcome.FAILED);
    }

    @Test
    void anAnswerThatIsNotANumberForEachHitLeavesTheOrderAndIsCounted() {
        assertThat(by(List.of(0.1)).reordered(REQUEST, RANKING)).isEmpty();
        assertThat(by(List.of(0.1, Double.NaN, 0.2)).reordered(REQUEST, RANKING))
                .isEmpty();
        assertThat(outcomes).containsExactly(Outcome.UNUSABLE, Outcome.UNUSABLE);
    }

    @Test
    void aModelThatIsLateIsInterruptedAndLeavesTheOrder() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        ScoringModel late = (texts, query) -> {
            try {
                new CountDownLatch(1).await();
                throw new IllegalStateException("nobody opens it");
            } catch (InterruptedException given) {
                interrupted.countDown();
                throw new IllegalStateException(given);
            }
        };

        assertThat(reranking(late, Duration.ofMillis(10)).reordered(REQUEST, RANKING))
                .isEmpty();
        interrupted.await();
        assertThat(outcomes).containsExactly(Outcome.LATE);
    }

    @Test
    void withoutAModelTheOrderStays() {
        assertThat(Reranking.NONE.reordered(REQUEST, RANKING)).isEmpty();
    }

    private Reranking by(List<Double> scores) {
        return reranking(
                (texts, query) -> {
                    shown.addAll(texts.stream().map(TextSegment::text).toList());
                    return Response.from(scores);
                },
                Duration.ofMinutes(1));
    }

    private Reranking reranking(ScoringModel model, Duration budget) {
        return new Reranking(merchant -> Optional.of(model), 3, budget).counted(outcomes::add);
    }

    private static Hit hit(String id, double score) {
        return new Hit(new Passage(id, PassageKind.FAQ, id, null, "title", id, ""), score, 0.5, 0, id);
    }
}
