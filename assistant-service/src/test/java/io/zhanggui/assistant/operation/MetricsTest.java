package io.zhanggui.assistant.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What Prometheus reads, held against what is promised to the operator. */
@OperatedServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {

    private static final Pattern CODE = Pattern.compile("`([a-z0-9_]+)`");
    private static final Pattern QUERIED = Pattern.compile(
            "\\b(zhanggui|resilience4j|http|jvm|process|system|tomcat|hikaricp|logback|disk)_[a-z0-9_]+");
    private static final Set<String> LABEL_FREE = Set.of("_count", "_sum");

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    String scrape = "";

    @BeforeAll
    void scrape() throws IOException {
        Shop shop = shops.open();
        BusyShop.busy(shop);
        Shop operator =
                new Shop(shop.account(), String.valueOf(folder.read(DataFolder.OPERATOR_KEY)), "", shop.baseUrl());
        System.gc();
        scrape = await().until(() -> scrapedBy(operator), text -> text.contains("jvm_gc_pause_seconds_count"));
    }

    private static String scrapedBy(Shop operator) {
        return String.valueOf(operator.owner()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void eachDocumentedNameHasAValue() throws IOException {
        assertThat(documented()).hasSizeGreaterThan(30).isSubsetOf(scraped());
    }

    @Test
    void eachMetricOfOursIsDocumented() throws IOException {
        assertThat(scraped().stream().filter(name -> name.startsWith("zhanggui_") && !name.endsWith("_max")))
                .isSubsetOf(documented());
    }

    @Test
    void theBoardAsksForWhatIsThereAndShowsAllOfOurs() throws IOException {
        Set<String> asked = new TreeSet<>();
        Matcher name = QUERIED.matcher(Files.readString(Path.of("ops/grafana-zhanggui.json")));
        while (name.find()) {
            asked.add(name.group());
        }
        assertThat(asked).isSubsetOf(documented());
        assertThat(asked)
                .containsAll(documented().stream()
                        .filter(ours -> ours.startsWith("zhanggui_") && !ours.matches(".*(_count|_sum)"))
                        .toList());
    }

    @Test
    void whatHappenedIsCounted() {
        assertThat(scrape)
                .containsPattern("zhanggui_answers_total\\{outcome=\"answered\"} [1-9]")
                .containsPattern("zhanggui_copy_items_total\\{end=\"[a-z_]+\"} [1-9]")
                .containsPattern("zhanggui_import_rows_total\\{end=\"imported\",kind=\"products\"} [1-9]")
                .containsPattern("zhanggui_import_rows_total\\{end=\"failed\",kind=\"products\"} [1-9]")
                .containsPattern("zhanggui_answer_first_text_seconds_bucket\\{le=\"0.5\"} ")
                .containsPattern("zhanggui_retrieval_seconds_bucket\\{le=\"0.05\"} ")
                .containsPattern("resilience4j_circuitbreaker_state\\{.*name=\"talker\".*state=\"closed\".*} 1.0");
    }

    @Test
    void noMerchantIsNamed() {
        assertThat(scrape).doesNotContain("test-1", "merchant=");
    }

    private Set<String> scraped() {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }

    /** The names in the first column of the page's tables; {@code _count} stands for the name before it with that ending. */
    private static List<String> documented() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docs/metrics.md"))) {
            if (line.startsWith("| `")) {
                names(line.substring(2, line.indexOf('|', 2)), names);
            }
        }
        return names;
    }

    private static void names(String cell, List<String> names) {
        Matcher code = CODE.matcher(cell);
        String base = "";
        while (code.find()) {
            String name = code.group(1);
            if (!LABEL_FREE.contains(name)) {
                base = name.replaceAll("_bucket$", "");
            }
            names.add(LABEL_FREE.contains(name) ? base + name : name);
        }
    }
}
