package io.zhanggui.assistant.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.zhanggui.assistant.AcrossMerchants;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A file of a run that a full disk or a hand has broken takes nothing else down. */
@ServiceTest
@ExtendWith({AcrossMerchants.class, OutputCaptureExtension.class})
class DamagedRunTest {

    private static final String HOME = "/console/quality";
    private static final String BROKEN = "20261123-000000-0000abcd";
    private static final Instant STARTED = Instant.parse("2026-11-23T00:00:00Z");
    private static final String CASES = "{\"id\":\"back\",\"question\":\"怎么退货\",\"expectedOutcome\":\"answered\"}\n";

    @Autowired
    Shops shops;

    @Autowired
    DataFolder data;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Datasets datasets;

    @Autowired
    RunStore store;

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"id\":\"20261123-000000-0000abcd\",\"datas", "no JSON"})
    void aStateThatCannotBeReadIsListedAsDamagedBesideTheOtherRuns(String state, CapturedOutput log)
            throws IOException {
        Shop shop = shop();
        DatasetInfo dataset = dataset(shop);
        String whole = "20261124-000000-0000abcd";
        store.save(shop.id(), EvaluationRun.begun(whole, dataset, STARTED).ended(EvaluationRun.State.FAILED, STARTED));
        store.save(shop.id(), EvaluationRun.begun(BROKEN, dataset, STARTED));
        Path file = write(shop, BROKEN, "state.json", state);

        assertThat(evaluations.all(shop.id()))
                .extracting(EvaluationRun::id, EvaluationRun::state)
                .containsExactly(tuple(whole, EvaluationRun.State.FAILED), tuple(BROKEN, EvaluationRun.State.DAMAGED));
        assertThat(log.getAll()).contains(file.toAbsolutePath() + " cannot be read");
        Page home = console(shop, "en").get(HOME);
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.html()).contains(">Damaged<", ">Failed<", BROKEN).doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({"en, back from a backup", "zh-CN, 请从备份恢复它的文件夹"})
    void thePageOfADamagedRunSaysWhatToDoAndDeletesIt(String language, String advice) throws IOException {
        Shop shop = shop();
        write(shop, BROKEN, "state.json", "{");
        Browser browser = console(shop, language);

        Page page = browser.get(HOME + "/runs/" + BROKEN);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains(advice, BROKEN).doesNotContain("??");
        browser.submit(page, page.path() + "/delete", Map.of());

        assertThat(evaluations.all(shop.id())).isEmpty();
        assertThat(browser.get(page.path()).status()).isEqualTo(404);
    }

    @Test
    void aRunWhoseResultsAreHalfWrittenIsDamagedAndTheNextRunIsShownWithoutIt() throws IOException {
        Shop shop = shop();
        DatasetInfo dataset = dataset(shop);
        store.save(shop.id(), EvaluationRun.begun(BROKEN, dataset, STARTED).scored(Map.of(), null, STARTED));
        write(shop, BROKEN, "run.json", "{\"dataset\":\"set\",\"cases\":[{\"id\":");
        Browser browser = console(shop, "en");
        String broken = HOME + "/runs/" + BROKEN;

        assertThat(browser.get(broken).html()).contains(">Damaged<", "back from a backup");
        assertThat(browser.get(broken + "/run.json").status()).isEqualTo(500);
        assertThat(browser.get(broken + "/report.html").html()).contains("The run is damaged", BROKEN);

        Page next = ended(browser, dataset);
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.html()).contains("100.0%", "This is the first run of this dataset");
    }

    @Test
    void verdictsThatCannotBeReadAreAskedForAgainAndTheScoresStay() throws IOException {
        Shop shop = shop();
        Browser browser = console(shop, "en");
        Page run = ended(browser, dataset(shop));
        String id = run.path().substring(run.path().lastIndexOf('/') + 1);
        store.saveJudging(
                shop.id(),
                id,
                new Judging("judge", "judge-1", 1, 5, 1, STARTED, EvaluationRun.State.DONE, 1, 0, 1, STARTED));
        write(shop, id, "judge.json", "[");

        assertThat(browser.get(run.path()).html())
                .contains("id=\"scores\"", "The verdicts cannot be read")
                .doesNotContain("??");
        assertThat(browser.get(run.path() + "/report.html").status()).isEqualTo(200);
        write(shop, id, "judging.json", "{}");
        assertThat(browser.get(run.path()).html()).contains("id=\"scores\"").doesNotContain("The verdicts cannot");
    }

    @Test
    void aDatasetWhoseDescriptionCannotBeReadIsLeftOut(CapturedOutput log) throws IOException {
        Shop shop = shop();
        dataset(shop);
        Path file = data.resolve("datasets").resolve(shop.id().value()).resolve("u0123456789abcdef.json");
        Files.writeString(file, "{\"id\":");

        assertThat(datasets.all(shop.id())).extracting(DatasetInfo::name).containsExactly("set");
        assertThat(log.getAll()).contains(file.toAbsolutePath() + " cannot be read");
        assertThat(console(shop, "en").get(HOME).status()).isEqualTo(200);
    }

    private Path write(Shop shop, String run, String name, String content) throws IOException {
        Path folder = data.resolve("evaluation-runs").resolve(shop.id().value()).resolve(run);
        return Files.writeString(Files.createDirectories(folder).resolve(name), content);
    }

    private DatasetInfo dataset(Shop shop) {
        return datasets.upload(shop.id(), "set.jsonl", CASES.getBytes(StandardCharsets.UTF_8))
                .dataset();
    }

    private static Page ended(Browser browser, DatasetInfo dataset) {
        Page run = browser.submit(browser.get(HOME), HOME + "/runs", Map.of("dataset", dataset.id()));
        return browser.getUntil(run.path(), page -> page.html().contains("id=\"scores\""));
    }

    private Shop shop() {
        Shop shop = shops.open();
        shop.imported("/api/v1/faqs/import", "faqs.csv", "编号,问题,答案\nF1,怎么退货,签收后七天内可以退货\n");
        return shop;
    }

    private Browser console(Shop shop, String language) throws IOException {
        String login = Objects.requireNonNull(data.read(DataFolder.CONSOLE_LOGIN));
        return new Browser(shops.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), shop.id());
    }
}
