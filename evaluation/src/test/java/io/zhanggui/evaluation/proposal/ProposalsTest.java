package io.zhanggui.evaluation.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.zhanggui.evaluation.check.SentenceReader;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.judge.PaidModel;
import io.zhanggui.evaluation.judge.Price;
import io.zhanggui.evaluation.judge.Spending;
import io.zhanggui.evaluation.proposal.Proposals.Dropped;
import io.zhanggui.evaluation.run.CaseResult;
import io.zhanggui.evaluation.run.Run;
import io.zhanggui.evaluation.subject.Answer;
import io.zhanggui.evaluation.subject.Found;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.knowledge.embedding.InProcessEmbeddingModels;
import io.zhanggui.prompts.PassageText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    private static final SentenceReader READER = new SentenceReader(new InProcessEmbeddingModels());
    private static final Case PRICE = new Case(
            "price",
            List.of("attribute"),
            List.of(),
            "山岚保温杯多少钱？",
            Outcome.ANSWERED,
            List.of("199元"),
            null,
            List.of("P1"),
            List.of("包邮"),
            null,
            3);
    private static final Case FREIGHT = new Case(
            "freight", List.of(), List.of(), "满99元能包邮吗？", Outcome.ANSWERED, List.of("包邮"), null, List.of("F1"));
    private static final Dataset DATASET = new Dataset("shop", List.of(PRICE, FREIGHT));

    @Test
    void rulesProposeOtherWordingsThatExpectTheSame() {
        Case proposed = tagged(byRules(), "paraphrase").getFirst();

        assertThat(proposed.id()).isEqualTo("price-p1");
        assertThat(proposed.question()).isEqualTo("山岚保温杯什么价？");
        assertThat(proposed.tags()).containsExactly("attribute", "proposed", "paraphrase", "origin:price");
        assertThat(proposed.expectedFacts()).isEqualTo(PRICE.expectedFacts());
        assertThat(proposed.expectedSources()).isEqualTo(PRICE.expectedSources());
        assertThat(proposed.forbidden()).isEqualTo(PRICE.forbidden());
        assertThat(proposed.weight()).isEqualTo(3);
    }

    @Test
    void rulesProposeTwinsOfWhichNoPassageSpeaks() {
        List<Case> twins = tagged(byRules(), "unanswerable-twin");

        assertThat(twins).isNotEmpty().allSatisfy(twin -> {
            assertThat(twin.expectedOutcome()).isEqualTo(Outcome.DECLINED);
            assertThat(twin.expectedFacts()).isEmpty();
            assertThat(twin.expectedSources()).isEmpty();
            assertThat(twin.tags()).contains("proposed");
        });
        assertThat(twins)
                .extracting(Case::question)
                .contains("满696元能包邮吗？")
                .anyMatch(question -> question.matches("(?:极光|北岭|海雾)牌山岚保温杯多少钱？"));
    }

    @Test
    void theSameDatasetGivesTheSameProposals() {
        assertThat(byRules()).isEqualTo(byRules());
        assertThat(new Dataset("proposed", byRules().cases()).cases())
                .isEqualTo(byRules().cases());
    }

    @Test
    void withoutARunNothingIsKnownToBeUnanswerable() {
        Proposals proposals = Proposals.of(DATASET, null, null, 2, READER);

        assertThat(tagged(proposals, "paraphrase")).isNotEmpty();
        assertThat(tagged(proposals, "unanswerable-twin")).isEmpty();
    }

    @Test
    void aFollowUpKeepsWhatWasSaidBeforeAndHasNoTwin() {
        Case followUp = new Case(
                "f", List.of(), List.of("山岚保温杯有货吗"), "那多少钱？", Outcome.ANSWERED, List.of("199元"), null, List.of());
        Proposals proposals = Proposals.of(new Dataset("shop", List.of(followUp)), run(), null, 2, READER);

        assertThat(proposals.cases())
                .isNotEmpty()
                .allSatisfy(proposed -> assertThat(proposed.history()).isEqualTo(followUp.history()))
                .allSatisfy(proposed -> assertThat(proposed.tags()).contains("paraphrase"));
    }

    @Test
    void whatAModelThinksOfIsCheckedToo() {
        Proposals proposals = byModel("""
                {"paraphrases": ["山岚保温杯卖多少钱", "山岚保温杯多少钱", "退货要多久到账"],
                 "unanswerable": ["山岚保温杯的价格是多少？", "你们老板养的猫叫什么名字"]}""");

        assertThat(proposals.cases())
                .extracting(Case::question)
                .contains("山岚保温杯卖多少钱", "你们老板养的猫叫什么名字")
                .doesNotContain("山岚保温杯多少钱", "退货要多久到账", "山岚保温杯的价格是多少？");
        assertThat(proposals.dropped()).containsKeys(Dropped.ASKED_ALREADY, Dropped.NOT_THE_SAME, Dropped.ANSWERABLE);
    }

    @Test
    void aModelIsTakenAtNoTwinOfWhatCannotBeAnswered() {
        Case declined = new Case("d", List.of(), List.of(), "老板养猫吗？", Outcome.DECLINED, List.of(), null, List.of());
        PaidModel model = replying("{\"unanswerable\": [\"老板养狗养了几只\"]}", new ArrayList<>());

        assertThat(Proposals.of(new Dataset("shop", List.of(declined)), run(), model, 2, READER)
                        .cases())
                .isEmpty();
    }

    @Test
    void whatWasAcceptedBeforeLeavesRoomForMore() {
        Case accepted = new Case(
                "price-p1",
                List.of("paraphrase", "origin:price"),
                List.of(),
                "山岚保温杯什么价？",
                Outcome.ANSWERED,
                List.of("199元"),
                null,
                List.of("P1"));
        PaidModel model = replying("{\"paraphrases\": [\"山岚保温杯卖多少钱\", \"山岚保温杯的价格是多少\"]}", new ArrayList<>());

        assertThat(Proposals.of(new Dataset("shop", List.of(PRICE, accepted)), null, model, 1, READER)
                        .cases())
                .extracting(Case::id)
                .startsWith("price-p2");
    }

    @Test
    void aModelThatSaysNothingUsefulIsCounted() {
        assertThat(byModel("I would rather not.").dropped()).containsEntry(Dropped.NO_REPLY, 2);
        assertThat(byModel("{\"other\": 1}").dropped()).containsEntry(Dropped.NO_REPLY, 2);
        assertThat(Proposals.of(DATASET, run(), failing(), 2, READER).dropped()).containsEntry(Dropped.NO_REPLY, 2);
    }

    @Test
    void theModelIsShownWhatTheShopHolds() {
        List<ChatRequest> asked = new ArrayList<>();

        Proposals.of(DATASET, run(), replying("{\"paraphrases\": []}", asked), 2, READER);

        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().messages().toString())
                .contains("山岚保温杯多少钱？", "价格：199元", "paraphrases")
                .doesNotContain("{{");
        assertThat(String.valueOf(asked.getFirst().responseFormat()).toLowerCase(Locale.ROOT))
                .contains("json");
    }

    @Test
    void thePassagesNearestToAQuestionComeFirstEachOnce() {
        FactPassages facts = FactPassages.of(run());

        assertThat(facts.near("满９９元包邮吗", 2)).extracting(PassageText::title).containsExactly("运费", "山岚保温杯");
        assertThat(facts.near("山岚保温杯", 9)).hasSize(3);
        assertThat(facts.about("满99元包邮吗", 1).speakOf("容量")).isFalse();
        assertThat(facts.speakOf("500 毫升")).isTrue();
    }

    private static Proposals byRules() {
        return Proposals.of(DATASET, run(), null, 2, READER);
    }

    private static Proposals byModel(String reply) {
        return Proposals.of(DATASET, run(), replying(reply, new ArrayList<>()), 3, READER);
    }

    private static PaidModel replying(String reply, List<ChatRequest> asked) {
        return free(new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                asked.add(request);
                return ChatResponse.builder().aiMessage(AiMessage.from(reply)).build();
            }
        });
    }

    private static PaidModel failing() {
        return free(new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                throw new TimeoutException("too slow");
            }
        });
    }

    private static PaidModel free(ChatModel model) {
        return new PaidModel(model, new Spending(Price.FREE, Double.MAX_VALUE));
    }

    private static List<Case> tagged(Proposals proposals, String tag) {
        return proposals.cases().stream()
                .filter(proposed -> proposed.tags().contains(tag))
                .toList();
    }

    private static Run run() {
        List<Found> found = List.of(
                new Found("P1", "山岚保温杯", "山岚保温杯的价格：199元", "", 1),
                new Found("P1", "山岚保温杯", "山岚保温杯的容量：500毫升", "", 1),
                new Found("F1", "运费", "满99元包邮。", "", 1));
        Observed observed =
                new Observed(new Answer(Outcome.ANSWERED, "199元", List.of(), "offline"), found, Duration.ZERO);
        return new Run(
                DATASET,
                "http://shop",
                Instant.EPOCH,
                Duration.ZERO,
                DATASET.cases().stream()
                        .map(asked -> new CaseResult(asked, observed))
                        .toList());
    }
}
