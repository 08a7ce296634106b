package io.zhanggui.assistant.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What QA does in the console: brings a dataset, runs it twice, reads the plots and the worst case. */
class QaJourneyTest extends BrowserTest {

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
        upload(visit, page);

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

    private static void upload(Visit visit, Page page) {
        byte[] cases = visit.screen().say(CHINESE, ENGLISH).getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("#file", new FilePayload(dataset(visit.screen()) + ".jsonl", "application/x-ndjson", cases));
        page.click("form[action$='/quality/datasets'] button[type=submit]");
        assertThat(page.getByText(dataset(visit.screen())).first()).isVisible();
        visit.assertAccessible();
    }

    private static String dataset(Screen screen) {
        return "journey-" + screen.id();
    }

    /** The run has come to its end, its scores stand there and its plots are painted. */
    private static void assertScored(Page page) {
        assertThat(page.locator("#scores")).isVisible();
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
