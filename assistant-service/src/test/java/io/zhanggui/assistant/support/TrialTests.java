package io.zhanggui.assistant.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.support.TrialAnswer.Way;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class TrialTests {

    @Autowired
    Shops shops;

    @Autowired
    Trial trial;

    @Autowired
    ConversationList conversations;

    Shop shop;

    @BeforeEach
    void stock() {
        shop = SmallShop.stocked(shops.open());
    }

    @Test
    void answersAsTheChatDoesAndLeavesNoConversation() {
        List<String> questions = List.of("怎么退货", "松雪保温杯多大容量", "电子发票什么时候能开出来", "你们招不招代理", "转人工", "多重");

        List<String> tried = questions.stream()
                .map(question -> told(trial.ask(shop.account(), List.of(question))))
                .toList();
        assertThat(conversations.count(shop.id(), ConversationFilter.ALL)).isZero();

        assertThat(tried).isEqualTo(questions.stream().map(this::chat).toList());
    }

    @Test
    void aFollowUpIsUnderstoodFromTheTurnsBefore() {
        TrialAnswer answer = trial.ask(shop.account(), List.of("松雪保温杯多大容量", "产地呢"));

        assertThat(answer.text()).contains("浙江永康");
        assertThat(answer.way()).isEqualTo(Way.ATTRIBUTE);
        assertThat(answer.candidates().getFirst().passage().place()).isEqualTo("产地");
    }

    @Test
    void theChosenCandidateCarriesTheAnswerAndTheEvidenceForIt() {
        TrialAnswer answer = trial.ask(shop.account(), List.of("不想要了可以退货吗"));

        Candidate chosen = answer.candidates().getFirst();
        assertThat(chosen.chosen()).isTrue();
        assertThat(chosen.passage().sourceId()).isEqualTo("F-1");
        assertThat(chosen.quote()).isEqualTo(answer.text());
        assertThat(chosen.probability()).isGreaterThan(0.5);
        assertThat(answer.candidates().stream().filter(Candidate::chosen)).hasSize(1);
    }

    @Test
    void whatIsDeclinedHasNoCandidateThatIsLikely() {
        TrialAnswer answer = trial.ask(shop.account(), List.of("你们招不招代理"));

        assertThat(answer.way()).isEqualTo(Way.DECLINE);
        assertThat(answer.candidates()).isNotEmpty().noneMatch(Candidate::chosen);
        assertThat(answer.candidates()).allMatch(candidate -> candidate.probability() < 0.5);
    }

    @Test
    void mannersWeighNothing() {
        assertThat(trial.ask(shop.account(), List.of("你好")))
                .extracting(TrialAnswer::way, TrialAnswer::candidates)
                .containsExactly(Way.MANNERS, List.of());
    }

    @Test
    void aTrialSaysSomething() {
        assertThatThrownBy(() -> trial.ask(shop.account(), List.of("  "))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String told(TrialAnswer answer) {
        return answer.outcome().code() + " " + answer.text() + " "
                + answer.citations().stream().map(Citation::passageId).toList();
    }

    private String chat(String question) {
        Shopper.Reply reply = Shopper.of(shop).ask(question);
        return reply.outcome() + " " + reply.answer() + " "
                + reply.json().path("citations").findValuesAsString("passageId");
    }
}
