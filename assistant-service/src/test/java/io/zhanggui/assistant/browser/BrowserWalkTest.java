package io.zhanggui.assistant.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** Whoever follows the links of the pages finds each of them whole: nothing is listed here, new pages are found. */
class BrowserWalkTest extends BrowserTest {

    /** What leads to no page: another language, the way out, downloads, what is for programs. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "[?&]lang=|/logout|/export|/report|/download|[.](csv|xlsx|json|jsonl|zip|xml)\\b|^/(api|actuator|webjars|assets|swagger-ui|v3)\\b");

    private static final String LINKS =
            "() => [...document.querySelectorAll('a[href]:not([download])')].map(link => link.getAttribute('href'))";

    @EveryScreen
    void eachPageThatLinksLeadToIsWhole(Screen screen) {
        Visit visit = visit(screen);
        SoftAssertions all = new SoftAssertions();
        Set<String> seen = new HashSet<>();
        List<String> told = new ArrayList<>();

        walk(visit, List.of("/", "/login"), seen, all, told);
        seen.remove("/console"); // it led to the login
        visit.login();
        walk(visit, List.of("/console"), seen, all, told);

        all.assertThat(seen).contains("/console/products", "/console/copy", "/chat/" + screen.shop());
        System.out.println("Pages on " + screen + ":\n  " + String.join("\n  ", told));
        all.assertAll();
    }

    private static void walk(Visit visit, List<String> from, Set<String> seen, SoftAssertions all, List<String> told) {
        Deque<String> ahead = new ArrayDeque<>(from);
        while (!ahead.isEmpty()) {
            String path = ahead.removeFirst();
            if (seen.add(shape(path))) {
                look(visit, path, all, told);
                links(visit.page()).stream()
                        .filter(link -> !seen.contains(shape(link)))
                        .forEach(ahead::addLast);
            }
        }
    }

    private static void look(Visit visit, String path, SoftAssertions all, List<String> told) {
        int before = visit.troubles().size();
        Page page = visit.go(path);
        told.add("%-45s %s".formatted(path, visit.measure()));
        all.check(() -> visit.assertFitsTheWidth().assertLight());
        all.check(() -> assertThat(page.locator("html").getAttribute("lang"))
                .as("language of %s", path)
                .isEqualTo(visit.screen().language()));
        if (both(visit.screen())) {
            all.check(visit::assertAccessible);
        }
        List<String> troubles = visit.troubles();
        all.assertThat(troubles.subList(before, troubles.size())).as(path).isEmpty();
    }

    /** Accessibility differs by size more than by language: each of both is looked at once. */
    private static boolean both(Screen screen) {
        return screen == Screen.CHINESE_PHONE || screen == Screen.ENGLISH_DESKTOP;
    }

    private static List<String> links(Page page) {
        return ((List<?>) page.evaluate(LINKS))
                .stream()
                        .map(String.class::cast)
                        .map(link -> link.startsWith("?")
                                ? page.url().replaceFirst("^\\w+://[^/]+([^?#]*).*", "$1") + link
                                : link)
                        .filter(link ->
                                link.startsWith("/") && !NO_PAGE.matcher(link).find())
                        .map(link -> link.replaceFirst("#.*", ""))
                        .distinct()
                        .toList();
    }

    /** Pages of one kind differ by their ids; one of each is looked at. */
    private static String shape(String path) {
        return path.replaceFirst("[?#].*", "")
                .replaceAll("/[^/]*\\d[^/]*", "/*")
                .replaceFirst("(?<=.)/$", "");
    }
}
