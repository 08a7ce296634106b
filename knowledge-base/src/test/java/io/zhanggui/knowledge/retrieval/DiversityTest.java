package io.zhanggui.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.PassageKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiversityTest {

    private static final Merchant MERCHANT = new Merchant(new MerchantId("shop"), Locale.SIMPLIFIED_CHINESE);
    private static final List<Hit> RANKING = Stream.concat(
                    IntStream.range(0, 12).mapToObj(i -> MentionTest.hit(PassageKind.ATTRIBUTE, "P-1", "保温杯" + i, 0.9)),
                    Stream.of(MentionTest.hit(PassageKind.FAQ, null, "几天发货", 0.2)))
            .toList();

    @Test
    void oneProductDoesNotFillTheList() {
        assertThat(Diversity.best(RANKING, SearchRequest.everywhere(MERCHANT, "保温杯", 10)))
                .extracting(hit -> hit.passage().sourceId())
                .containsExactly("P-1", "P-1", "P-1", "几天发货");
    }

    @Test
    void aSearchWithinAProductMayBeAllOfIt() {
        assertThat(Diversity.best(RANKING, new SearchRequest(MERCHANT, "保温杯", 10, Set.of(), "P-1")))
                .hasSize(10);
    }
}
