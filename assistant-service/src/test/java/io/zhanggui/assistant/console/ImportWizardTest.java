package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class ImportWizardTest {

    private static final String IMPORTS = "/console/imports";
    private static final String PRODUCTS = "2026 春季,,,\n款式,叫法,材质,成本\nC1,山岚保温杯,316不锈钢,40\nC2,,陶瓷,10\nC3,=竹篮,竹,5\n";
    private static final String FAQ = "问题,答案\n几天发货,两天\n几天发货,三天\n";

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    private Browser console(Shop shop, String language) throws IOException {
        String login = Objects.requireNonNull(folder.read("console-login"));
        return new Browser(shops.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), shop.id());
    }

    private static Page upload(Browser browser, String kind, String name, String content) {
        return browser.upload(browser.get(IMPORTS), IMPORTS + "/" + kind, name, content);
    }

    /** The form of the columns: header, field and name of each. */
    private static List<Map.Entry<String, String>> columns(int headerRow, String... triples) {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("sheet", ""));
        form.add(Map.entry("headerRow", String.valueOf(headerRow)));
        for (int i = 0; i < triples.length; i += 3) {
            form.add(Map.entry("header", triples[i]));
            form.add(Map.entry("field", triples[i + 1]));
            form.add(Map.entry("name", triples[i + 2]));
        }
        return form;
    }

    private static List<Map.Entry<String, String>> chosen() {
        return columns(2, "款式", "CODE", "", "叫法", "TITLE", "", "材质", "ATTRIBUTE", "面料", "成本", "NONE", "");
    }

    private static String lines(Page table) {
        return table.html().replace("\r\n", "\n");
    }

    private static Page ended(Browser browser, Page started) {
        return browser.getUntil(
                started.path(),
                page -> page.html().contains("id=\"next\"") || page.html().contains("role=\"alert\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aTableIsLookedAtMappedImportedAndReported(String language) throws IOException {
        Shop shop = shops.open();
        Browser browser = console(shop, language);

        Page wizard = upload(browser, "products", "春季.csv", PRODUCTS);
        Page example = browser.submit(wizard, wizard.path() + "/preview", chosen());
        Page report = ended(browser, browser.submit(wizard, wizard.path() + "/start", chosen()));

        for (Page page : List.of(wizard, example, report, browser.get(IMPORTS))) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .doesNotContain("??")
                    .doesNotContain(" style=")
                    .doesNotContain("<script>");
        }
        assertThat(wizard.html())
                .contains("<td class=\"num\">3</td>", "<option value=\"CODE\">", "山岚保温杯", "name=\"name\"");
        assertThat(example.html())
                .contains("山岚保温杯", "<dt>面料</dt><dd>316不锈钢</dd>")
                .doesNotContain("<html", "成本");
        assertThat(report.html()).contains("<b>3</b>", "<b>2</b>", "<b>1</b>", "/console/copy/new");
        shop.owner()
                .get()
                .uri("/api/v1/products/C1")
                .exchange()
                .expectBody()
                .json("{\"title\":\"山岚保温杯\",\"attributes\":[{\"name\":\"面料\",\"value\":\"316不锈钢\"}]}");
    }

    @Test
    void theNextTableWithTheseHeadersIsProposedAsTheLastOne() throws IOException {
        Shop shop = shops.open();
        Browser browser = console(shop, "en");
        Page wizard = upload(browser, "products", "a.csv", PRODUCTS);
        ended(browser, browser.submit(wizard, wizard.path() + "/start", chosen()));

        Page again = upload(browser, "products", "b.csv", PRODUCTS);
        Page others = upload(console(shops.open(), "en"), "products", "b.csv", PRODUCTS);

        assertThat(again.html()).contains("As last time", "value=\"面料\"", "The first product will look like this");
        assertThat(others.html()).doesNotContain("As last time").contains("No column holds the product code");
    }

    @Test
    void whatIsMissingOrChosenTwiceIsSaidAndTheChoiceKept() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "a.csv", PRODUCTS);

        Page refused = browser.submit(
                wizard,
                wizard.path() + "/start",
                columns(2, "款式", "TITLE", "", "叫法", "TITLE", "", "材质", "ATTRIBUTE", "面料", "成本", "NONE", ""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html())
                .contains("No column holds the product code", "chosen for the same field: 款式, 叫法", "value=\"面料\"");
        assertThat(browser.submit(wizard, wizard.path() + "/start", columns(2, "款式", "NOTHING", ""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherHeaderRowIsReadWhenAskedFor() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "a.csv", "编码,名称\n款式,叫法\nC1,杯\n");

        assertThat(browser.get(wizard.path() + "?header=2").html()).contains("value=\"款式\"");
        assertThat(browser.get(wizard.path() + "?header=9").html())
                .contains("This file cannot be read", "Back to what was found");
    }

    @Test
    void aTableOfQuestionsAmongProductsIsNoticed() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "faq.csv", FAQ);
        assertThat(wizard.html()).contains("This looks like questions and answers");

        Page right = browser.submit(wizard, wizard.path() + "/kind", Map.of("kind", "faqs"));
        assertThat(right.html())
                .contains("The first question will look like this")
                .doesNotContain("This looks like");
        Page report = ended(
                browser,
                browser.submit(right, right.path() + "/start", columns(1, "问题", "QUESTION", "", "答案", "ANSWER", "")));

        assertThat(report.html()).contains("One question, different answers", "几天发货#2");
        assertThat(lines(browser.get(report.path() + "/report.csv"))).isEqualTo("""
                \uFEFFRow,Id,Result,Reason of failure
                2,几天发货,new,Answers differently than: 几天发货#2
                3,几天发货#2,new,Answers differently than: 几天发货
                """);
    }

    @Test
    void aTableAmongDocumentsIsAskedAboutAndADocumentIsNot() throws IOException {
        Browser browser = console(shops.open(), "en");

        Page asked = upload(browser, "documents", "faq.csv", FAQ);
        Page report = ended(browser, upload(browser, "documents", "退货.md", "# 退货\n\n七天内可以退货。\n"));

        assertThat(asked.html()).contains("This looks like questions and answers", "Import as a document");
        assertThat(report.html()).contains("See the documents");
        assertThat(ended(browser, browser.submit(asked, asked.path() + "/kind", Map.of("kind", "documents")))
                        .html())
                .contains("See the documents");
    }

    @Test
    void eachRowIsInTheReportAndTheFailedOnesCanBeCorrectedAndImported() throws IOException {
        Shop shop = shops.open();
        Browser browser = console(shop, "en");
        Page wizard = upload(browser, "products", "春季.csv", PRODUCTS);
        Page report = ended(browser, browser.submit(wizard, wizard.path() + "/start", chosen()));

        Page rows = browser.get(report.path() + "/report.csv");
        Page failed = browser.get(report.path() + "/failed.csv");

        assertThat(rows.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(lines(rows)).isEqualTo("""
                \uFEFFRow,Id,Result,Reason of failure
                3,C1,new,
                4,C2,failed,"The product title (column ""叫法"") is missing."
                5,C3,new,
                """);
        assertThat(failed.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "-failed.csv");
        assertThat(lines(failed)).isEqualTo("""
                \uFEFFReason of failure,款式,叫法,材质,成本
                "The product title (column ""叫法"") is missing.",C2,,陶瓷,10
                """);

        Page corrected = upload(browser, "products", "again.csv", failed.html().replace("C2,,", "C2,马克杯,"));
        assertThat(corrected.html()).contains("<option value=\"NONE\" selected=\"selected\">");
        ended(
                browser,
                browser.submit(
                        corrected, corrected.path() + "/start", columns(1, "款式", "CODE", "", "叫法", "TITLE", "")));
        shop.owner()
                .get()
                .uri("/api/v1/products/C2")
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("马克杯");
    }

    @Test
    void aFileThatWaitsIsFoundAgainAndCanBeDiscarded() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "春季.csv", PRODUCTS);
        assertThat(browser.get(IMPORTS).html()).contains("Waiting for you", wizard.path());

        browser.submit(wizard, wizard.path() + "/cancel", Map.of());

        assertThat(browser.get(IMPORTS).html()).doesNotContain("Waiting for you", wizard.path());
        assertThat(browser.get(wizard.path()).status()).isEqualTo(404);
        String id = wizard.path().substring(IMPORTS.length() + 1);
        assertThat(folder.resolve("uploads").resolve(id)).doesNotExist();
    }

    @Test
    void startingTwiceImportsOnce() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "春季.csv", PRODUCTS);

        ended(browser, browser.submit(wizard, wizard.path() + "/start", chosen()));
        Page second = browser.submit(wizard, wizard.path() + "/start", chosen());

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.path()).isEqualTo(wizard.path());
        assertThat(browser.get(IMPORTS).html().split("春季.csv", -1)).hasSize(2);
    }

    @Test
    void noOtherShopSeesAFileOrItsReport() throws IOException {
        Browser mine = console(shops.open(), "en");
        Browser other = console(shops.open(), "en");
        Page waits = upload(mine, "products", "春季.csv", PRODUCTS);
        Page wizard = upload(mine, "products", "春季.csv", PRODUCTS);
        Page done = ended(mine, mine.submit(wizard, wizard.path() + "/start", chosen()));
        Page form = other.get(IMPORTS);

        for (String path : List.of("", "/progress", "/events", "/report.csv", "/failed.csv")) {
            assertThat(other.get(done.path() + path).status()).as(path).isEqualTo(404);
        }
        assertThat(other.get(waits.path()).status()).isEqualTo(404);
        for (String path : List.of("/preview", "/start", "/kind", "/cancel")) {
            List<Map.Entry<String, String>> fields = new ArrayList<>(chosen());
            fields.add(Map.entry("kind", "faqs"));
            assertThat(other.submit(form, waits.path() + path, fields).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(form.html()).doesNotContain("春季.csv");
        assertThat(mine.get(waits.path()).status()).isEqualTo(200);
    }

    @Test
    void anEmptyFileAndOneThatIsNoTableAreRefusedWithWhatToDo() throws IOException {
        Browser browser = console(shops.open(), "en");

        assertThat(upload(browser, "products", "empty.csv", "")).satisfies(page -> {
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html()).contains("The file is empty");
        });
        assertThat(upload(browser, "products", "guide.pdf", "%PDF-1.7").html())
                .contains("This file cannot be read", "This is a PDF", "Import as a document");
    }

    @Test
    void theEventsOfAnImportThatHasEndedSaySo() throws IOException {
        Browser browser = console(shops.open(), "en");
        Page wizard = upload(browser, "products", "春季.csv", PRODUCTS);
        Page started = browser.submit(wizard, wizard.path() + "/start", chosen());

        Page events = browser.get(started.path() + "/events");

        assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        assertThat(events.html()).endsWith("event:done\ndata:over\n\n").doesNotContain("<html", "??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"products-zh", "products-en", "faqs-zh", "faqs-en"})
    void theTemplatesAreTakenAsTheyAre(String template) throws IOException {
        Browser browser = console(shops.open(), "en");
        String kind = template.substring(0, template.indexOf('-'));

        String table = browser.get("/assets/imports/" + template + ".csv").html();
        assertThat(table).startsWith("\uFEFF");

        assertThat(upload(browser, kind, "template.csv", table).html())
                .contains("will look like this")
                .doesNotContain("Not ready to import", "cannot be imported");
    }
}
