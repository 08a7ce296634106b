package io.zhanggui.assistant.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The accessibility checker axe-core, in the page as it stands. */
final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN = """
            async () => {
              const found = await axe.run(document, { resultTypes: ['violations'] });
              return found.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .map(rule => `${rule.impact}: ${rule.help} (${rule.id})` + rule.nodes
                  .map(node => `\\n    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`
                    + `\\n      ${node.failureSummary.replaceAll('\\n', ' ')}`).join(''));
            }""";

    private Axe() {}

    /** The findings that keep somebody from using the page: the serious and the critical ones. */
    static List<String> findings(Page page) {
        if (!(Boolean) page.evaluate("() => Boolean(window.axe)")) {
            page.evaluate(SCRIPT);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String.class::cast).toList();
    }

    private static String script() {
        try (var file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
