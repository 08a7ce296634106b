package io.zhanggui.evaluation.subject;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.evaluation.Cases;
import io.zhanggui.evaluation.dataset.Case;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.subject.Observation.NotScored;
import io.zhanggui.evaluation.subject.Observation.Observed;
import io.zhanggui.evaluation.subject.OpenAiSubject.Model;
import io.zhanggui.evaluation.subject.OpenAiSubject.Price;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiSubjectTest {

    @RegisterExtension
    static final WireMockExtension endpoint = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final Case CASE = Cases.answerable("a", "t", "500ml");
    private static final String STREAM = """
            data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

            data: {"choices":[{"delta":{"content":"容量是"}}]}

            data: {"choices":[{"delta":{"content":"500ml。"}}]}

            data: {"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":500}}

            data: [DONE]

            """;

    @Test
    void aStreamIsAnAnswerWithItsTokensItsPriceAndTheTimeOfItsFirstPiece() {
        reply(ok(STREAM).withHeader("Content-Type", "text/event-stream"));

        Observed observed = (Observed) subject("你是客服").observe(CASE);

        assertThat(observed.answer()).isEqualTo(new Answer(Outcome.ANSWERED, "容量是500ml。", List.of(), "m1"));
        assertThat(observed.found()).isEmpty();
        assertThat(observed.usage().inputTokens()).isEqualTo(1_000);
        assertThat(observed.usage().outputTokens()).isEqualTo(500);
        assertThat(observed.usage().fen()).isEqualTo(0.6);
        assertThat(observed.usage().firstToken()).isPositive().isLessThanOrEqualTo(observed.latency());
        endpoint.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withRequestBody(equalToJson("""
                        {"model":"m1","temperature":0,"stream":true,"stream_options":{"include_usage":true},
                         "messages":[{"role":"system","content":"你是客服"},{"role":"user","content":"问 a"}]}""")));
    }

    @Test
    void anEndpointThatDoesNotStreamIsUnderstoodToo() {
        reply(okJson("""
                {"choices":[{"message":{"role":"assistant","content":"500ml"}}],
                 "usage":{"prompt_tokens":7,"completion_tokens":2}}"""));

        Observed observed = (Observed) subject(null).observe(CASE);

        assertThat(observed.answer().text()).isEqualTo("500ml");
        assertThat(observed.usage()).isEqualTo(new Usage(null, 7, 2, 0.003));
    }

    @Test
    void aFollowUpIsSentWithWhatWasSaidBefore() {
        reply(ok(STREAM));
        Case followUp = new Case("f", List.of(), List.of("先前"), "那呢", Outcome.DECLINED, List.of(), null, List.of());

        assertThat(subject(null).observe(followUp)).isInstanceOf(Observed.class);

        endpoint.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withRequestBody(matchingJsonPath("$.messages[0].content", equalTo("先前")))
                .withRequestBody(matchingJsonPath("$.messages[1].role", equalTo("assistant")))
                .withRequestBody(matchingJsonPath("$.messages[1].content", equalTo("容量是500ml。")))
                .withRequestBody(matchingJsonPath("$.messages[2].content", equalTo("那呢"))));
    }

    @Test
    void aFailureIsNotScored() {
        reply(status(500).withBody("broken"));
        assertThat(notScored()).isEqualTo("HTTP 500: broken");

        reply(okJson("{}"));
        assertThat(notScored()).isEqualTo("a reply without a text: {}");

        reply(ok("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\ndata: {\"choi\n\n"));
        assertThat(notScored()).startsWith("a reply without a text: data:");
    }

    @Test
    void theCheckTellsAWrongKeyFromAWrongModel() {
        reply(ok(STREAM));
        subject(null).check();

        reply(status(401));
        assertThatThrownBy(() -> subject(null).check())
                .isInstanceOf(SubjectUnreachable.class)
                .hasMessageContaining("does not accept the key (HTTP 401)");

        reply(status(404).withBody("no such model"));
        assertThatThrownBy(() -> subject(null).check())
                .hasMessageContaining("with the model \"m1\" (HTTP 404: no such model)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "answered; 实付满59元包邮，不满59元收8元运费。",
                "answered; 抱歉，暂不支持货到付款，订单需要付清后才发货。",
                "answered; No, we do not ship to PO boxes. Standard shipping costs $6.95.",
                "declined; 抱歉，资料中没有提到这款杯子的产地。",
                "declined; 这个问题我无法确定，建议您联系客服。",
                "declined; I'm sorry, I don't have information about that.",
                "declined; The weight is not mentioned in the product details.",
                "asked_back; 请问您指的是哪一款保温杯呢？",
                "asked_back; Which bottle do you mean?",
                "handed_over; 好的，正在为您转接人工客服，请稍候。",
                "handed_over; Let me connect you to a human agent."
            })
    void theOutcomeIsReadFromTheWords(String outcome, String text) {
        assertThat(new Manners().outcome(text).word()).isEqualTo(outcome);
    }

    private String notScored() {
        return ((NotScored) subject(null).observe(CASE)).reason();
    }

    private static OpenAiSubject subject(@Nullable String system) {
        return new OpenAiSubject(
                URI.create(endpoint.baseUrl() + "/v1/"), "secret", new Model("m1", system, new Price(2, 8)));
    }

    private static void reply(ResponseDefinitionBuilder response) {
        endpoint.stubFor(post("/v1/chat/completions").willReturn(response));
    }
}
