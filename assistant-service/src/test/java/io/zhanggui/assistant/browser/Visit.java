package io.zhanggui.assistant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;

/** A person before a screen: one window of a browser that knows nobody yet. */
final class Visit {

    /** The most that a page and everything it loads may weigh. */
    static final int HEAVIEST = 300_000;

    private static final String MEASURE = """
            () => {
              const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
              const paint = performance.getEntriesByName('first-contentful-paint')[0];
              return [all.reduce((sum, entry) => sum + entry.encodedBodySize, 0), Math.round(paint?.startTime ?? -1)];
            }""";

    private final Screen screen;
    private final String password;
    private final BrowserContext context;
    private final Troubles troubles;
    private final Page page;

    Visit(Browser browser, String baseUrl, Screen screen, String password) {
        this.screen = screen;
        this.password = password;
        this.context = browser.newContext(screen.context(baseUrl));
        this.troubles = new Troubles(context);
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        this.page = context.newPage();
    }

    Screen screen() {
        return screen;
    }

    /** The window; addresses are relative to the service. */
    Page page() {
        return page;
    }

    /** Opens an address and waits until it is loaded. */
    Page go(String path) {
        page.navigate(path);
        return page;
    }

    /** Logs in at the console and looks at the sample shop of the screen's language. */
    Page login() {
        go("/login");
        page.fill("#password", password);
        page.press("#password", "Enter");
        page.waitForURL("**/console*");
        return choose(screen.shop());
    }

    /** Looks at another shop of the console. */
    Page choose(String shop) {
        if (!page.inputValue("#merchant").equals(shop)) {
            page.evaluate("() => { document.querySelector('#merchant').dataset.before = ''; }");
            page.selectOption("#merchant", shop);
            PlaywrightAssertions.assertThat(page.locator("#merchant:not([data-before])"))
                    .hasValue(shop);
        }
        return page;
    }

    /** This answer of the service is meant to happen and no trouble. */
    Visit expect(int status) {
        troubles.expect(status);
        return this;
    }

    /** Connections are meant to break and no trouble. */
    Visit expectBrokenConnections() {
        troubles.expectBrokenConnections();
        return this;
    }

    /** Nothing in the page as it stands keeps somebody out who cannot see, hear or point. */
    Visit assertAccessible() {
        List<String> findings = Axe.findings(page);
        assertThat(findings)
                .as("accessibility of %s on %s:%n%s", page.url(), screen, String.join("\n", findings))
                .isEmpty();
        return this;
    }

    /** The page is as wide as the screen. */
    Visit assertFitsTheWidth() {
        Object over =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over)
                .as("pixels beyond the width of %s on %s", page.url(), screen)
                .isEqualTo(0);
        return this;
    }

    /** Page and parts weigh no more than {@value #HEAVIEST} bytes. */
    Visit assertLight() {
        assertThat(measure().bytes()).as("bytes of %s", page.url()).isLessThan(HEAVIEST);
        return this;
    }

    /** What the page in the window costs. */
    Measured measure() {
        List<Integer> measured = ((List<?>) page.evaluate(MEASURE))
                .stream().map(Integer.class::cast).toList();
        return new Measured(measured.getFirst(), measured.getLast());
    }

    List<String> troubles() {
        return troubles.noted();
    }

    void close() {
        context.close();
    }

    void close(Path evidence) {
        page.screenshot(new Page.ScreenshotOptions().setPath(evidence.resolveSibling(evidence.getFileName() + ".png")));
        context.tracing()
                .stop(new Tracing.StopOptions()
                        .setPath(evidence.resolveSibling(evidence.getFileName() + "-trace.zip")));
        context.close();
    }

    /**
     * What a page costs.
     *
     * @param bytes the bodies of the page and of all it loads, as they come over the wire (compressed), cached or not
     * @param firstPaint milliseconds from the click to the first text or picture
     */
    record Measured(int bytes, int firstPaint) {

        @Override
        public String toString() {
            return "%3d kB, first paint %d ms".formatted(bytes / 1000, firstPaint);
        }
    }
}
