package io.zhanggui.assistant.quality;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.backend.BackendDraft;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.OpenAiWire;
import io.zhanggui.assistant.backend.Prices;
import io.zhanggui.assistant.backend.ScriptedProvider;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A backend of the chain judges a run, with a browser that runs no scripts. */
@ServiceTest
@ExtendWith(AcrossMerchants.class)
class JudgePagesTest {

    /** One answer with one expected fact: two questions to the judge. */
    private static final String CASES = """
            {"id":"back","question":"怎么退货","expectedOutcome":"answered","expectedFacts":["七天"]}
            {"id":"shop","question":"你们招加盟商吗","expectedOutcome":"declined"}
            """;

    private static final String CHAT = "/v1/chat/completions";
    private static final String GOOD = "{\\\"reason\\\":\\\"with the source\\\",\\\"score\\\":4}";
    private static final Prices PRICES = new Prices(BigDecimal.valueOf(200), null, BigDecimal.valueOf(800));

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    BackendRoster roster;

    private @Nullable String backend;

    @AfterEach
    void forget() {
        if (backend != null) {
            roster.remove(backend);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, A language model as a judge, 2 questions", "zh-CN, 大模型评审, 2 个问题"})
    void theVerdictsStandOnThePageAndInTheReportAndAreNotPaidTwice(String language, String title, String questions)
            throws IOException {
        Browser browser = console(shop(), language);
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), PRICES);
        replies(GOOD);

        assertThat(browser.get(run.path() + "/judge/estimate?backend=judge&samples=1")
                        .html())
                .contains(questions, "¥0.");
        Page judged = judged(browser, run, "1.00", page -> page.html().contains("0.75"));

        assertThat(judged.html()).contains("<b>0.75</b>", ">1/1<").doesNotContain("??");
        assertThat(browser.get(run.path() + "?show=judged").html())
                .contains("with the source", "q-back")
                .doesNotContain("q-shop", "??");
        assertThat(browser.get(run.path() + "/report.html").html()).contains(title, "0.75");
        PROVIDER.verify(2, postRequestedFor(urlEqualTo(CHAT)));
        judged(browser, run, "1.00", page -> page.html().matches("(?s).*¥0[.]00[ ，].*"));
        PROVIDER.verify(2, postRequestedFor(urlEqualTo(CHAT)));
    }

    @Test
    void aReplyThatCannotBeReadIsCountedAndLeavesNoMean() throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), PRICES);
        replies("I think it is fine.");
        PROVIDER.stubFor(
                post(CHAT).withRequestBody(containing("七天\\n")).atPriority(1).willReturn(stream(GOOD)));

        Page judged = judged(browser, run, "1.00", page -> page.html().contains(">0/1<"));

        assertThat(judged.html())
                .contains("<b>–</b>", "Not readable", "fewer than 95 %")
                .doesNotContain("??");
        assertThat(browser.get(run.path() + "?show=judged").html()).contains("I think it is fine.");
    }

    @ParameterizedTest
    @CsvSource({"401, The key is not accepted", "500, It reports an error of its own"})
    void aJudgeThatIsDownIsCountedAndNeverTakenForABadAnswer(int status, String why) throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), PRICES);
        PROVIDER.stubFor(post(CHAT).willReturn(aResponse().withStatus(status)));

        Page judged = judged(browser, run, "1.00", page -> page.html().contains(">0/1<"));

        assertThat(judged.html()).contains("<b>–</b>", "Judge down").doesNotContain("0.00</b>", "??");
        assertThat(browser.get(run.path() + "?show=judged").html())
                .contains(why)
                .doesNotContain("??");
        assertThat(browser.get(run.path() + "/report.html").html()).contains("Judge down");
    }

    @Test
    void whatMayCostMoreThanIsAllowedIsNotBegun() throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), PRICES);
        replies(GOOD);

        Page refused =
                browser.submit(run, run.path() + "/judge", Map.of("backend", "judge", "samples", "1", "cap", "0.0001"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("It may cost more than you allow", "¥0.0001");
        assertThat(browser.submit(run, run.path() + "/judge", Map.of("backend", "judge", "cap", "much"))
                        .status())
                .isEqualTo(400);
        PROVIDER.verify(0, postRequestedFor(urlEqualTo(CHAT)));
    }

    @Test
    void ofABackendWithoutPricesThePageSaysThatTheCapDoesNotHold() throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), null);

        assertThat(browser.get(run.path() + "/judge/estimate?backend=judge&samples=1")
                        .html())
                .contains("the cap does not hold");
    }

    @Test
    void oneRunIsJudgedAtATimeStaysWhileItIsAndTheJudgeCanBeStopped() throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        CountDownLatch thought = new CountDownLatch(1);
        try (ScriptedProvider slow = ScriptedProvider.playing(wire -> thought.await())) {
            judge(slow.uri().resolve("/").toString(), PRICES);
            Page judging = ask(browser, run, "1.00");

            assertThat(judging.html()).contains("0/2");
            assertThat(browser.get(run.path() + "/judge/progress").html()).contains("id=\"judging\"");
            assertThat(ask(browser, run, "1.00").status()).isEqualTo(409);
            assertThat(browser.submit(judging, run.path() + "/delete", Map.of()).status())
                    .isEqualTo(409);
            browser.submit(judging, run.path() + "/judge/cancel", Map.of());
            thought.countDown();

            Page stopped = browser.getUntil(run.path(), page -> page.html().contains("Stopped after"));
            assertThat(stopped.html()).contains("of 2 questions").doesNotContain("??");
            assertThat(browser.get(run.path() + "/judge/progress").headers().firstValue("HX-Refresh"))
                    .contains("true");
        }
    }

    @Test
    void verdictsThatWerePaidForStayWhenALaterJudgingIsStopped() throws IOException {
        Browser browser = console(shop(), "en");
        Page run = scored(browser);
        judge(PROVIDER.baseUrl(), PRICES);
        replies(GOOD);
        judged(browser, run, "1.00", page -> page.html().contains("0.75"));
        forget();
        CountDownLatch thought = new CountDownLatch(1);
        try (ScriptedProvider slow = ScriptedProvider.playing(wire -> thought.await())) {
            judge(slow.uri().resolve("/").toString(), PRICES);
            Page again = browser.submit(
                    run, run.path() + "/judge", Map.of("backend", "judge", "samples", "3", "cap", "5.00"));
            assertThat(again.html()).contains("id=\"judging\"", "<b>0.75</b>", "judging before");
            browser.submit(again, run.path() + "/judge/cancel", Map.of());
            thought.countDown();
            Page stopped = browser.getUntil(run.path(), page -> page.html().contains("Stopped after"));

            assertThat(stopped.html()).contains("<b>0.75</b>", "judging before").doesNotContain("??");
            assertThat(browser.get(run.path() + "?show=judged").html()).contains("with the source", "q-back");
            assertThat(browser.get(run.path() + "/report.html").html()).contains("0.75");
        }
    }

    @Test
    void withoutAModelThePageTellsWhereOneIsAdded() throws IOException {
        Browser browser = console(shop(), "en");

        Page run = scored(browser);

        assertThat(run.html()).contains("No language model is connected", "/console/backends");
        assertThat(ask(browser, run, "1.00").status()).isEqualTo(404);
    }

    @Test
    void aMerchantHasNoJudgeOnTheRunsOfAnother() throws IOException {
        Page run = scored(console(shop(), "en"));
        judge(PROVIDER.baseUrl(), PRICES);
        Browser other = console(shop(), "en");
        Page form = other.get("/console/quality");

        assertThat(other.submit(form, run.path() + "/judge", Map.of("backend", "judge", "cap", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(other.submit(form, run.path() + "/judge/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(other.get(run.path() + "/judge/estimate?backend=judge").status())
                .isEqualTo(404);
        assertThat(other.get(run.path() + "/judge/progress").status()).isEqualTo(404);
        PROVIDER.verify(0, postRequestedFor(urlEqualTo(CHAT)));
    }

    private static void replies(String text) {
        PROVIDER.stubFor(post(CHAT).willReturn(stream(text)));
    }

    private static ResponseDefinitionBuilder stream(String text) {
        return aResponse()
                .withHeader("Content-Type", "text/event-stream")
                .withBody(OpenAiWire.answer(text).getBytes(StandardCharsets.UTF_8));
    }

    private void judge(String address, @Nullable Prices prices) {
        backend = roster.save(new BackendDraft(
                null,
                "judge",
                null,
                URI.create(address).resolve("/v1").toString(),
                null,
                false,
                "judge-1",
                prices,
                null,
                null,
                true));
    }

    private static Page ask(Browser browser, Page run, String cap) {
        return browser.submit(run, run.path() + "/judge", Map.of("backend", "judge", "samples", "1", "cap", cap));
    }

    private static Page judged(Browser browser, Page run, String cap, Predicate<Page> wanted) {
        assertThat(ask(browser, run, cap).status()).isEqualTo(200);
        return browser.getUntil(run.path(), wanted);
    }

    private Page scored(Browser browser) {
        assertThat(browser.upload(browser.get("/console/quality"), "/console/quality/datasets", "set.jsonl", CASES)
                        .status())
                .isEqualTo(200);
        String id = first("name=\"dataset\" value=\"([^\"]+)\"", browser.get("/console/quality"));
        Page run = browser.submit(browser.get("/console/quality"), "/console/quality/runs", Map.of("dataset", id));
        return browser.getUntil(run.path(), page -> page.html().contains("id=\"scores\""));
    }

    private static String first(String pattern, Page page) {
        return Pattern.compile(pattern)
                .matcher(page.html())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private Shop shop() {
        Shop shop = shops.open();
        shop.imported("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF1,怎么退货,签收后七天内可以退货\n");
        return shop;
    }

    private Browser console(Shop shop, String language) throws IOException {
        String login = Objects.requireNonNull(folder.read(DataFolder.CONSOLE_LOGIN));
        return new Browser(shops.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), shop.id());
    }
}
