package io.zhanggui.assistant.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import io.zhanggui.assistant.support.ConversationFilter;
import io.zhanggui.assistant.support.ConversationList;
import io.zhanggui.evaluation.dataset.Dataset;
import io.zhanggui.evaluation.dataset.Outcome;
import io.zhanggui.evaluation.report.Report;
import io.zhanggui.evaluation.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What QA does at the console, with a browser that runs no scripts. */
@ServiceTest
@ExtendWith(AcrossMerchants.class)
class QualityPagesTest {

    private static final String HOME = "/console/quality";
    private static final String CASES = """
            {"id":"back","tags":["service"],"question":"怎么退货","expectedOutcome":"answered","expectedFacts":["七天"],"expectedSources":["F1"]}
            {"id":"shop","tags":["unknown"],"question":"你们招加盟商吗","expectedOutcome":"declined"}
            {"id":"bill","tags":["service"],"question":"能开发票吗","expectedOutcome":"answered","expectedFacts":["电子发票"],"expectedSources":["F2"]}
            """;

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Datasets datasets;

    @Autowired
    RunStore store;

    @Autowired
    ChatDataset chats;

    @Autowired
    ConversationList conversations;

    @ParameterizedTest
    @CsvSource({
        "en, No dataset yet, All cases (JSON), 1 got better, Got better",
        "zh-CN, 还没有评测集, 全部用例（JSON）, 1 个变好, 变好的"
    })
    void aDatasetIsUploadedRunAndComparedWithTheRunBefore(
            String language, String empty, String json, String better, String filter) throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, language);
        assertThat(browser.get(HOME).html()).contains(empty, "expectedOutcome");

        String id = upload(browser, shop, "退货.jsonl", CASES);
        Page first = ended(browser, run(browser, id));
        assertThat(first.html()).contains(json, "50.0%", "100.0%", "能开发票吗").doesNotContain("??", " style=");

        assertThat(first.html())
                .contains("/console/try?q=%E8%83%BD%E5%BC%80%E5%8F%91%E7%A5%A8%E5%90%97")
                .contains("/console/faqs/new?question=%E8%83%BD%E5%BC%80%E5%8F%91%E7%A5%A8%E5%90%97");

        shop.imported("/api/v1/faqs/import", "more.csv", "编号,问题,答案\nF2,能开发票吗,下单时可申请电子发票\n");
        Page second = ended(browser, run(browser, id));
        assertThat(second.html()).contains(better, "+50.0");
        assertThat(browser.get(second.path() + "?show=better").html())
                .contains(filter, "q-bill")
                .doesNotContain("q-back");
        assertThat(browser.get(second.path() + "?show=all&tag=unknown").html())
                .contains("q-shop")
                .doesNotContain("q-back");
        assertThat(browser.get(HOME).html())
                .contains("退货", "<polyline", "100.0%")
                .doesNotContain("??");
    }

    @Test
    void noConversationIsLeftBehind() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");

        ended(browser, run(browser, upload(browser, shop, "set.jsonl", CASES)));

        assertThat(conversations.count(shop.id(), ConversationFilter.ALL)).isZero();
    }

    @Test
    void theFilesOfARunAreThoseOfTheCommandLine() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");
        Page page = ended(browser, run(browser, upload(browser, shop, "set.jsonl", CASES)));

        Run run = Report.run(browser.get(page.path() + "/run.json").html());
        assertThat(run.results()).extracting(result -> result.asked().id()).containsExactly("back", "shop", "bill");
        assertThat(run.results().getFirst().score().orElseThrow().observed().foundSources())
                .contains("F1");
        assertThat(browser.get(page.path() + "/report.html").html())
                .startsWith("<!doctype html>")
                .contains("set", "Found (");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'set.jsonl, line 2: the field &quot;expectedOutcome&quot; says'",
        "zh-CN, set.jsonl 第 2 行：字段“expectedOutcome”的值"
    })
    void aWrongDatasetIsRefusedWhereItWasSentWithLineAndField(String language, String reason) throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, language);

        Page refused = browser.upload(
                browser.get(HOME),
                HOME + "/datasets",
                "set.jsonl",
                CASES.lines().findFirst().orElseThrow()
                        + "\n{\"id\":\"x\",\"question\":\"y\",\"expectedOutcome\":\"maybe\"}\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("id=\"refused\"").contains(reason);
        assertThat(datasets.all(shop.id())).isEmpty();
    }

    @Test
    void aSpreadsheetIsTakenInAndEachOfItsRowsThatIsWrongIsTold() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "zh-CN");

        Page refused = browser.upload(
                browser.get(HOME),
                HOME + "/datasets",
                "问题.csv",
                "编号,问题,期望结果\n1,怎么退货,也许\n2,,declined\n3,能开发票吗,declined\n");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("<li>问题.csv 第 2 行", "<li>问题.csv 第 3 行")
                .doesNotContain("第 4 行");

        String id = upload(browser, shop, "问题.csv", "编号,问题,期望结果\n1,怎么退货,answered\n");
        assertThat(browser.get(HOME + "/datasets/" + id).html())
                .isEqualTo("{\"id\":\"1\",\"question\":\"怎么退货\",\"expectedOutcome\":\"answered\"}\n");
        assertThat(ended(browser, run(browser, id)).html()).contains("100.0%");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1 case of a file of promptfoo, 'test 1: an assertion of the type', ",
        "zh-CN, 从 promptfoo 文件中保存 1 个用例, 第 1 个测试, "
    })
    void aFileOfAnotherToolIsTakenInAndWhatWasLeftOutIsTold(String language, String taken, String leftOut)
            throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, language);

        Page page = browser.upload(
                browser.get(HOME),
                HOME + "/datasets",
                "promptfooconfig.yaml",
                "tests:\n  - vars: {question: 怎么退货}\n    assert:\n      - {type: contains, value: 七天}\n      - {type: llm-rubric, value: nice}\n");

        assertThat(page.html()).contains(taken, leftOut, "llm-rubric").doesNotContain("??");
        assertThat(datasets.all(shop.id()))
                .singleElement()
                .extracting(DatasetInfo::name, DatasetInfo::cases)
                .containsExactly("promptfooconfig", 1);
    }

    @Test
    void aDatasetIsReplacedByItsNameDownloadedAndDeleted() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");
        String id = upload(browser, shop, "set.jsonl", CASES);
        String shorter = CASES.lines().findFirst().orElseThrow() + "\n";

        assertThat(upload(browser, shop, "set.jsonl", shorter)).isEqualTo(id);
        assertThat(browser.get(HOME + "/datasets/" + id).html()).isEqualTo(shorter);
        browser.submit(browser.get(HOME), HOME + "/datasets/delete", Map.of("id", id));

        assertThat(datasets.all(shop.id())).isEmpty();
        assertThat(browser.get(HOME + "/datasets/" + id).status()).isEqualTo(404);
    }

    @Test
    void oneRunAShopGoesOnAtATimeShowsHowFarItIsAndCanBeStopped() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");
        String id = upload(browser, shop, "long.jsonl", questions(4_000));
        Page running = run(browser, id);

        assertThat(running.html()).contains("<progress", "/4000").doesNotContain(">0 cases a minute");
        browser.getUntil(
                running.path() + "/progress",
                page -> page.html().contains("id=\"progress\"") && page.html().contains("cases a minute"));
        assertThat(browser.get(HOME).html()).contains("Running: long");
        Page refused = browser.submit(running, HOME + "/runs", Map.of("dataset", id));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("A run goes on");
        browser.submit(running, running.path() + "/cancel", Map.of());

        Page stopped = browser.getUntil(running.path(), page -> page.html().contains("was stopped after"));
        assertThat(stopped.html()).contains("of 4,000 cases");
        assertThat(browser.get(running.path() + "/progress").headers().firstValue("HX-Refresh"))
                .contains("true");
        assertThat(browser.get(running.path() + "/run.json").status()).isEqualTo(404);
    }

    @Test
    void aRunThatAKilledProcessLeftIsInterrupted() throws IOException {
        Shop shop = shop();
        DatasetInfo dataset = datasets.upload(shop.id(), "set.jsonl", CASES.getBytes(StandardCharsets.UTF_8))
                .dataset();
        EvaluationRun left =
                EvaluationRun.begun("20261123-000000-0000abcd", dataset, Instant.parse("2026-11-23T00:00:00Z"));
        store.save(shop.id(), left);

        assertThat(evaluations.get(shop.id(), left.id()).state()).isEqualTo(EvaluationRun.State.INTERRUPTED);
        assertThat(console(shop, "en").get(HOME + "/runs/" + left.id()).html())
                .contains("The service ended before the run did", "Run again");
        assertThat(console(shop, "en").get(HOME).html()).contains("Interrupted");
    }

    @Test
    void aMerchantSeesNothingOfAnother() throws IOException {
        Shop mine = shop();
        Browser browser = console(mine, "en");
        String id = upload(browser, mine, "secret.jsonl", CASES);
        Page run = ended(browser, run(browser, id));
        Browser other = console(shop(), "en");

        assertThat(other.get(HOME).html()).doesNotContain("secret");
        for (String path : new String[] {
            run.path(),
            run.path() + "/progress",
            run.path() + "/run.json",
            run.path() + "/report.html",
            HOME + "/datasets/" + id
        }) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
        }
        Page form = other.get(HOME);
        assertThat(other.submit(form, run.path() + "/delete", Map.of()).status())
                .isEqualTo(404);
        assertThat(other.submit(form, run.path() + "/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(other.submit(form, HOME + "/datasets/delete", Map.of("id", id))
                        .status())
                .isEqualTo(404);
        assertThat(other.submit(form, HOME + "/runs", Map.of("dataset", id)).status())
                .isEqualTo(404);
        assertThat(browser.get(run.path()).status()).isEqualTo(200);
    }

    @Test
    void withoutALoginThereIsOnlyTheLogin() {
        assertThat(new Browser(shops.baseUrl(), "en").get(HOME).path()).isEqualTo("/login");
    }

    @Test
    void anIdThatIsNoneOpensNothing() throws IOException {
        Browser browser = console(shop(), "en");

        for (String path :
                new String[] {"/runs/..", "/runs/x", "/datasets/u0000000000000000", "/datasets/sample-shop-zh"}) {
            assertThat(browser.get(HOME + path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aRunIsDeleted() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");
        Page run = ended(browser, run(browser, upload(browser, shop, "set.jsonl", CASES)));

        browser.submit(run, run.path() + "/delete", Map.of());

        assertThat(evaluations.all(shop.id())).isEmpty();
        assertThat(browser.get(run.path()).status()).isEqualTo(404);
    }

    /** The unhelpful first, then what was not answered. */
    @Test
    void chatsBecomeTheDraftOfADataset() throws IOException {
        Shop shop = shop();
        assertThat(console(shop, "en").get(HOME + "/chats").html()).contains("Nothing was asked");
        ask(shop, "你们招加盟商吗，电话 13812345678");
        String answered = ask(shop, "怎么退货");
        String unhelpful = ask(shop, "怎么退货");
        shop.owner()
                .post()
                .uri("/api/v1/chat/" + unhelpful + "/feedback")
                .body(Map.of("helpful", false))
                .exchange();
        shop.owner()
                .post()
                .uri("/api/v1/chat/" + answered + "/feedback")
                .body(Map.of("helpful", true))
                .exchange();

        String draft = chats.since(shop.id(), Instant.EPOCH);

        Dataset dataset = Dataset.parse("chats.jsonl", draft.getBytes(StandardCharsets.UTF_8));
        assertThat(dataset.cases())
                .extracting(one -> one.tags().getLast())
                .containsExactly("thumbs-down", "chat", "thumbs-up");
        assertThat(dataset.cases().get(1).expectedOutcome()).isEqualTo(Outcome.DECLINED);
        assertThat(dataset.cases().getLast().expectedSources()).containsExactly("F1");
        assertThat(draft).doesNotContain("13812345678");
        assertThat(console(shop, "en").get(HOME + "/chats?days=7").html()).isEqualTo(draft);
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

    private String upload(Browser browser, Shop shop, String file, String content) {
        assertThat(browser.upload(browser.get(HOME), HOME + "/datasets", file, content)
                        .status())
                .isEqualTo(200);
        return datasets.all(shop.id()).getFirst().id();
    }

    private static Page run(Browser browser, String dataset) {
        return browser.submit(browser.get(HOME), HOME + "/runs", Map.of("dataset", dataset));
    }

    private static Page ended(Browser browser, Page run) {
        assertThat(run.path()).startsWith(HOME + "/runs/");
        return browser.getUntil(run.path(), page -> page.html().contains("id=\"scores\""));
    }

    private static String questions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"question\":\"怎么退货\",\"expectedOutcome\":\"answered\"}\n")
                .collect(Collectors.joining());
    }

    private static String ask(Shop shop, String question) {
        Map<?, ?> reply = Objects.requireNonNull(shop.owner()
                .post()
                .uri("/api/v1/chat")
                .body(Map.of("message", question))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody());
        return String.valueOf(reply.get("messageId"));
    }
}
