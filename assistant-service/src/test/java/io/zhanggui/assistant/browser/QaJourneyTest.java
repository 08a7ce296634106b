package io.zhanggui.assistant.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.zhanggui.assistant.backend.BackendDraft;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.OpenAiWire;
import io.zhanggui.assistant.backend.Prices;
import io.zhanggui.assistant.backend.ScriptedProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.springframework.beans.factory.annotation.Autowired;

/** What QA does in the console: brings a dataset, runs it twice, reads the plots and the worst case. */
class QaJourneyTest extends BrowserTest {

    /** Milliseconds that a run may take on a machine which has other things to do. */
    private static final double PATIENCE = 60_000;

    @Autowired
    BackendRoster roster;

    private static final String CHINESE = """
            {"id": "cancel", "tags": ["订单"], "question": "怎么取消订单？", "expectedOutcome": "answered", "expectedFacts": ["24小时"], "expectedSources": ["FAQ-003"]}
            {"id": "jobs", "tags": ["没有的"], "question": "你们招聘会计吗", "expectedOutcome": "declined"}
            {"id": "unpaid", "tags": ["订单"], "question": "下单后多久不付款会自动取消？", "expectedOutcome": "answered", "expectedFacts": ["45分钟"], "expectedSources": ["FAQ-001"]}
            """;
    private static final String ENGLISH = """
            {"id": "delivery", "tags": ["shipping"], "question": "How long does delivery take?", "expectedOutcome": "answered", "expectedFacts": ["3-5 business days"], "expectedSources": ["FAQ-001"]}
            {"id": "jobs", "tags": ["unknown"], "question": "Are you hiring accountants?", "expectedOutcome": "declined"}
            {"id": "cost", "tags": ["shipping"], "question": "How much does standard shipping cost?", "expectedOutcome": "answered", "expectedFacts": ["$9.95"], "expectedSources": ["FAQ-002"]}
            """;

    /** One of the three cases expects what the shop does not say, so that there is something to look at. */
    @EveryScreen
    void aDatasetIsRunTwiceAndThePlotsTellWhatChanged(Screen screen) throws IOException {
        Visit visit = visit(screen);
        Page page = visit.login();
        page.navigate("/console/quality");
        upload(visit, page, dataset(screen));

        page.locator("article.dataset")
                .filter(new Locator.FilterOptions().setHasText(dataset(screen)))
                .locator("form[action$='/quality/runs'] button")
                .click();
        assertScored(page);
        visit.assertAccessible();
        visit.assertFitsTheWidth();

        Locator wrong = page.locator("article.case");
        assertThat(wrong).hasCount(1);
        assertThat(wrong).containsText(screen.say("45分钟", "$9.95"));
        assertThat(wrong.locator(".found")).containsText(screen.say("30分钟", "$6.95"));

        String first = page.url();
        page.locator(".head form[action$='/quality/runs'] button").click();
        page.waitForURL(address -> !address.equals(first) && address.contains("/quality/runs/"));
        assertScored(page);
        assertThat(page.locator("table.changes tbody tr").first()).isVisible();
        assertThat(points(page, "trend")).isEqualTo(2);

        Download report = page.waitForDownload(
                () -> page.locator("a[href$='/report.html']").click());
        assertThat(Files.readString(report.path())).contains(screen.say("45分钟", "$9.95"));
    }

    @BothLanguages
    void aBackendJudgesTheRunThatIsOnThePage(Screen screen) throws IOException {
        try (ScriptedProvider provider = ScriptedProvider.playing(QaJourneyTest::verdict)) {
            String judge = roster.save(judge("judge-" + screen.id(), provider));
            try {
                Visit visit = visit(screen);
                Page page = visit.login();
                page.navigate("/console/quality");
                upload(visit, page, "judged-" + screen.id());
                page.locator("article.dataset")
                        .filter(new Locator.FilterOptions().setHasText("judged-" + screen.id()))
                        .locator("form[action$='/quality/runs'] button")
                        .click();
                assertScored(page);

                page.locator("#judge").scrollIntoViewIfNeeded();
                assertThat(page.locator("#judge-cost")).containsText("¥");
                visit.assertAccessible();
                page.click("#judge-form button");
                assertThat(page.locator("#judge table")).containsText("0.75");
                visit.assertAccessible();
                visit.assertFitsTheWidth();
            } finally {
                roster.remove(judge);
            }
        }
    }

    private static BackendDraft judge(String name, ScriptedProvider provider) {
        Prices prices = new Prices(BigDecimal.ONE, null, BigDecimal.ONE);
        return new BackendDraft(
                null, name, null, provider.uri().toString(), null, false, "judge-1", prices, null, null, true);
    }

    private static void verdict(ScriptedProvider.Wire wire) throws IOException {
        wire.open();
        wire.write(OpenAiWire.answer("{\\\"reason\\\":\\\"as the source\\\",\\\"score\\\":4}"));
    }

    private static void upload(Visit visit, Page page, String name) {
        byte[] cases = visit.screen().say(CHINESE, ENGLISH).getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("#file", new FilePayload(name + ".jsonl", "application/x-ndjson", cases));
        page.click("form[action$='/quality/datasets'] button[type=submit]");
        assertThat(page.getByText(name).first()).isVisible();
        visit.assertAccessible();
    }

    private static String dataset(Screen screen) {
        return "journey-" + screen.id();
    }

    /** The run has come to its end, its scores stand there and its plots are painted. */
    private static void assertScored(Page page) {
        assertThat(page.locator("#scores")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        for (String plot : new String[] {"trend", "outcomes", "tags", "times"}) {
            page.waitForFunction(
                    "id => { const c = document.getElementById(id);"
                            + " return c.width > 0 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v > 0); }",
                    plot);
        }
    }

    private static int points(Page page, String plot) {
        return (Integer) page.evaluate("id => Chart.getChart(id).data.datasets[0].data.length", plot);
    }
}
