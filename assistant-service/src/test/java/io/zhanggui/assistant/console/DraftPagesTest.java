package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class DraftPagesTest {

    private static final String PRODUCTS = """
            商品编码,商品名称,类目,材质,容量
            A,山岚杯,杯壶,陶瓷,500ml
            B,青川碗,碗盘,白瓷,300ml
            C,顶级杯,杯壶,陶瓷,200ml
            """;

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @ParameterizedTest
    @CsvSource({"en, Advertising Law of the PRC", "zh-CN, 中华人民共和国广告法"})
    void acceptingTheCleanOnesLeavesThoseWithFindings(String language, String law) throws IOException {
        Browser browser = Pages.console(folder, filled(), language);
        String job = written(browser, Map.of());

        Page open = browser.get(job + "?show=FINDINGS");
        assertThat(open.html())
                .contains("<mark>顶级<sup>1</sup></mark>", law)
                .doesNotContain("??")
                .doesNotContain(" style=");
        Page accepted = browser.submit(open, job + "/accept", Map.of());

        assertThat(count(accepted, "ACCEPTED")).isEqualTo("2");
        assertThat(count(accepted, "FINDINGS")).isEqualTo("1");
        assertThat(count(accepted, "CLEAN")).isEqualTo("0");
        assertThat(browser.get("/console/drafts").html())
                .contains("顶级")
                .containsPattern("href=\"/console/copy\"[^>]* aria-current=\"page\"")
                .doesNotContain("??");
    }

    @Test
    void aChosenDraftWithFindingsIsLeft() throws IOException {
        Browser browser = Pages.console(folder, filled(), "en");
        String job = written(browser, Map.of("products", "words", "words", "顶级"));
        Page page = browser.get(job);
        String item = Pages.first("id=\"item-([^\"]+)\"", page.html());

        Page told = browser.submit(page, "/console/drafts/accept", Map.of("item", item));

        assertThat(told.html()).contains("No draft was accepted").contains("One was left");
    }

    @Test
    void amongTextsThatFailedNothingIsOfferedButToTryAgain() throws IOException {
        Shop shop = filled();
        Pages.imported(shop, "商品编码,商品名称\nN-1,没有内容的商品\n");
        Browser browser = Pages.console(folder, shop, "en");
        String job = written(browser, Map.of("products", "codes", "codes", "N-1"));

        assertThat(browser.get(job + "?show=FAILED").html())
                .contains("All 1<", "neither a description nor attributes", "Try the chosen ones again")
                .doesNotContain("Accept the chosen ones")
                .doesNotContain("<kbd>");
    }

    @Test
    void anOverrideIsAskedForAndKeptInTheHistory() throws IOException {
        Browser browser = Pages.console(folder, filled(), "en");
        String job = written(browser, Map.of("products", "category", "category", "碗盘"));
        Page page = browser.get(job);
        String item = "/console/copy/items/" + Pages.first("id=\"item-([^\"]+)\"", page.html());

        Page edited = browser.submit(page, item + "/edit", Map.of("title", "青川碗", "body", "容量900ml。"));
        assertThat(edited.html()).contains("<mark>900ml<sup>1</sup></mark>", "You override a finding");
        assertThat(browser.submit(page, item + "/accept", Map.of()).html()).contains("Findings stand against it");
        Page accepted = browser.submit(page, item + "/accept", Map.of("override", "true"));
        assertThat(count(accepted, "ACCEPTED")).isEqualTo("1");
        browser.submit(page, item + "/reject", Map.of("reason", "too <b>loud"));

        assertThat(browser.get(item + "/history").html())
                .containsSubsequence("<main", "too &lt;b&gt;loud", "In spite of", "900ml", "Edited")
                .doesNotContain("??");
        assertThat(browser.get(job + "/export?format=csv").html()).doesNotContain("900ml");
        assertThat(browser.get(job + "/export?format=csv&include=written").html())
                .contains("900ml");
    }

    @Test
    void aJobThatIsDoneOffersNoPauseAndRefusesOneInWords() throws IOException {
        Browser browser = Pages.console(folder, filled(), "zh-CN");
        String job = written(browser, Map.of());

        Page page = browser.get(job);
        assertThat(page.html()).doesNotContain(job + "/pause").doesNotContain(job + "/cancel");
        assertThat(browser.submit(page, job + "/pause", Map.of()).html()).contains("任务已完成");
    }

    @Test
    void theFormSaysWhatAJobComesTo() throws IOException {
        Browser browser = Pages.console(folder, filled(), "en");
        Page form = browser.get("/console/copy/new");

        assertThat(browser.submit(form, "/console/copy/estimate", order(Map.of("variants", "3")))
                        .html())
                .contains("3 products, 9 texts.");
        assertThat(browser.submit(form, "/console/copy/estimate", order(Map.of("products", "codes", "codes", "X-1")))
                        .html())
                .contains("Products unknown", "X-1");
        written(browser, Map.of());
        assertThat(browser.submit(form, "/console/copy/estimate", order(Map.of("products", "without")))
                        .html())
                .contains("No product fits");
    }

    private Shop filled() {
        Shop shop = shops.open();
        Pages.imported(shop, PRODUCTS);
        return shop;
    }

    /** Has copy written, and returns the job's path once it is done. */
    private static String written(Browser browser, Map<String, String> change) {
        Page job = browser.submit(browser.get("/console/copy/new"), "/console/copy", order(change));
        browser.getUntil(job.path(), page -> !page.html().contains("hx-get=\"" + job.path() + "/progress"));
        return job.path();
    }

    private static Map<String, String> order(Map<String, String> change) {
        Map<String, String> order = new HashMap<>(
                Map.of("products", "all", "channel", "taobao", "locale", "zh-CN", "tone", "plain", "variants", "1"));
        order.putAll(change);
        return order;
    }

    private static String count(Page page, String kind) {
        return Pages.first("show=" + kind + "\"[^>]*>[^<]*?(\\d+)</a>", page.html());
    }
}
