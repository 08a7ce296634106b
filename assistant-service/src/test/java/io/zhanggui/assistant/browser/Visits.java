package io.zhanggui.assistant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The windows of a test. When it ends, a console error, a script error or a failed request that the test did not expect
 * fails it; a failed test leaves a screenshot and a trace of each window under {@code target/browser}.
 */
final class Visits implements BeforeEachCallback, AfterEachCallback {

    private static final Path EVIDENCE = Path.of("target", "browser");

    private final List<Visit> open = new ArrayList<>();
    private @Nullable Browser browser;

    @Override
    public void beforeEach(ExtensionContext context) {
        browser = OneBrowser.of(context);
    }

    Visit open(String baseUrl, Screen screen, String password) {
        Browser started = Optional.ofNullable(browser).orElseThrow();
        Visit visit = new Visit(started, baseUrl, screen, password);
        open.add(visit);
        return visit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> troubles =
                open.stream().flatMap(visit -> visit.troubles().stream()).toList();
        boolean failed = context.getExecutionException().isPresent() || !troubles.isEmpty();
        for (Visit visit : open) {
            if (failed) {
                visit.close(evidence(context, visit));
            } else {
                visit.close();
            }
        }
        assertThat(troubles).as("what the browser complained about").isEmpty();
    }

    private Path evidence(ExtensionContext context, Visit visit) {
        String test = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName() + "-" + visit.screen() + "-" + open.indexOf(visit);
        Path place = EVIDENCE.resolve(test).toAbsolutePath();
        System.err.println("Screenshot and trace: " + place + "*");
        return place;
    }
}
