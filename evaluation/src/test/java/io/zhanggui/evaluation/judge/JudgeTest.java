package io.zhanggui.evaluation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ChatRequest;
import io.zhanggui.prompts.PassageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {

    private static final List<PassageText> PASSAGES = List.of(new PassageText("保温杯 · 容量", "500ml"));
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Test
    void theMeanOfTheSamplesIsTheScoreAndTheirSpreadIsTold() {
        ScriptedModel model = ScriptedModel.saying(
                "{\"score\":5,\"reason\":\"high\"}",
                "{\"score\":3,\"reason\":\"low\"}",
                "{\"score\":4,\"reason\":\"mid\"}");

        Judgement judgement = ask(judge(model, 3, KeptReplies.inMemory()));

        assertThat(judgement).isInstanceOfSatisfying(Judgement.Scored.class, scored -> {
            assertThat(scored.value()).isEqualTo(0.75, EXACT);
            assertThat(scored.spread()).isEqualTo(Math.sqrt(0.125 / 3), EXACT);
            assertThat(scored.samples()).isEqualTo(3);
            assertThat(scored.reason()).isEqualTo("mid");
        });
        assertThat(model.requests).extracting(ChatRequest::temperature).containsExactly(0.0, 0.7, 0.7);
    }

    @Test
    void aReplyWithoutAVerdictIsNoLowScore() {
        assertThat(ask(judge(ScriptedModel.saying("I like it."), 1, KeptReplies.inMemory())))
                .isEqualTo(new Judgement.Unparseable("I like it."));
    }

    @Test
    void halfOfTheSamplesAreEnough() {
        ScriptedModel model = ScriptedModel.saying("{\"score\":5}", "no");

        assertThat(ask(judge(model, 2, KeptReplies.inMemory()))).isEqualTo(new Judgement.Scored(1, 0, 1, ""));
    }

    @Test
    void aProviderThatFailsIsNoLowScore() {
        assertThat(ask(judge(ScriptedModel.saying(ScriptedModel.DOWN), 1, KeptReplies.inMemory())))
                .isEqualTo(new Judgement.BackendDown("HTTP 500"));
    }

    @Test
    void theSameQuestionIsPaidForOnceAcrossProcesses(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("replies.jsonl");
        ask(judge(ScriptedModel.saying("{\"score\":4}"), 1, KeptReplies.in(file)));
        Files.writeString(file, "{\"key\":\"cut o", StandardOpenOption.APPEND);
        ScriptedModel nobody = ScriptedModel.saying();
        Judge again = judge(nobody, 1, KeptReplies.in(file));

        assertThat(again.estimatedCost(again.faithfulness("多大容量？", PASSAGES, "500ml。")))
                .isZero();
        assertThat(ask(again)).isEqualTo(new Judgement.Scored(0.75, 0, 1, ""));
        assertThat(nobody.requests).isEmpty();
    }

    @Test
    void aFailureIsNotKept() {
        KeptReplies kept = KeptReplies.inMemory();
        ask(judge(ScriptedModel.saying(ScriptedModel.DOWN), 1, kept));

        assertThat(ask(judge(ScriptedModel.saying("{\"score\":5}"), 1, kept)))
                .isEqualTo(new Judgement.Scored(1, 0, 1, ""));
    }

    @Test
    void whatMayNotBeSpentIsNotAsked() {
        ScriptedModel model = ScriptedModel.saying("{\"score\":5}", "{\"score\":5}");
        Spending spending = new Spending(new Price(1_000_000, 0), 600);
        Judge judge = new Judge(model, "m", 1, Locale.SIMPLIFIED_CHINESE, KeptReplies.inMemory(), spending);

        assertThat(judge.score(judge.faithfulness("甲？", PASSAGES, "一"))).isInstanceOf(Judgement.Scored.class);
        assertThat(judge.score(judge.faithfulness("乙？", PASSAGES, "二"))).isEqualTo(new Judgement.Capped());
        assertThat(spending.calls()).isEqualTo(1);
        assertThat(spending.spent()).isBetween(300.0, 600.0);
    }

    @Test
    void anAnswerIsPreferredWhereverItStands() {
        ScriptedModel model = new ScriptedModel(asked -> asked.indexOf("好") < asked.indexOf("差")
                ? "{\"better\":\"first\",\"reason\":\"切题\"}"
                : "{\"better\":\"second\",\"reason\":\"切题\"}");
        Judge judge = judge(model, 1, KeptReplies.inMemory());

        assertThat(judge.preference("问？", PASSAGES, "好", "差")).isEqualTo(new Preference.First("切题"));
        assertThat(judge.preference("问？", PASSAGES, "差", "好")).isEqualTo(new Preference.Second("切题"));
    }

    @Test
    void aJudgeThatPrefersAPlaceIsFoundOut() {
        Judge judge = judge(new ScriptedModel(asked -> "{\"better\":\"first\"}"), 1, KeptReplies.inMemory());

        assertThat(judge.preference("问？", PASSAGES, "甲", "乙")).isEqualTo(new Preference.Neither(true));
    }

    @Test
    void aPreferenceNeedsBothReplies() {
        Judge judge =
                judge(ScriptedModel.saying("{\"better\":\"first\"}", ScriptedModel.DOWN), 1, KeptReplies.inMemory());

        assertThat(judge.preference("问？", PASSAGES, "甲", "乙"))
                .isEqualTo(new Preference.NotJudged(new Judgement.BackendDown("HTTP 500")));
    }

    private static Judgement ask(Judge judge) {
        return judge.score(judge.faithfulness("多大容量？", PASSAGES, "500ml。"));
    }

    private static Judge judge(ScriptedModel model, int samples, KeptReplies kept) {
        return new Judge(
                model, "m", samples, Locale.SIMPLIFIED_CHINESE, kept, new Spending(Price.FREE, Double.MAX_VALUE));
    }
}
