package io.zhanggui.assistant.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.zhanggui.assistant.ServiceTest;
import io.zhanggui.assistant.Shop;
import io.zhanggui.assistant.Shops;
import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.page.Browser;
import io.zhanggui.assistant.page.Browser.Page;
import io.zhanggui.assistant.support.ConversationFilter;
import io.zhanggui.assistant.support.ConversationList;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.FactEditor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class FactPagesTest {

    private static final String RETURNS = " 签收后7天内可以退货，\n\n运费由买家承担。 ";

    @Autowired
    Shops shops;

    @Autowired
    DataFolder folder;

    @Autowired
    Faqs faqs;

    @Autowired
    FactEditor editor;

    @Autowired
    ConversationList conversations;

    Shop shop;
    Browser browser;

    @BeforeEach
    void stock() throws IOException {
        shop = shops.open();
        shop.upload("/api/v1/products/import", "products.csv", """
                        商品编码,商品名称,类目,描述,材质,容量
                        A-1,山岚保温杯,杯壶,通勤随身带的直身杯。,316不锈钢,500ml
                        A-2,竹纤维毛巾,家纺,吸水快。,竹纤维,
                        """)
                .expectStatus()
                .isOk();
        save(new FaqEntry("FAQ-007", "怎么退货？", List.of("不想要了能退吗"), RETURNS));
        save(new FaqEntry("FAQ-008", "山岚保温杯的杯盖怎么拆下来洗？", List.of(), "逆时针拧下即可。"));
        browser = console(shop, "zh-CN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePagesSpeakBothLanguages(String language) throws IOException {
        ask("你们招不招兼职");
        Browser other = console(shop, language);
        for (String path : new String[] {
            "/faqs/new",
            "/faqs/item?id=FAQ-007",
            "/try",
            "/try?q=" + encoded("不想要了能退货吗"),
            "/try?q=" + encoded("招兼职吗"),
            "/try?q=" + encoded("山岚保温杯多大容量"),
            "/unanswered",
            "/products/item?code=A-1"
        }) {
            assertThat(other.get("/console" + path)).satisfies(page -> {
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.html())
                        .as(path)
                        .contains("<html lang=\"" + language + "\"")
                        .doesNotContain("??")
                        .doesNotContain(" style=");
            });
        }
    }

    @Test
    void aNewEntryGoesOnWithTheShopsNumbersAndIsAnsweredAtOnce() {
        Page saved = save(browser.get("/console/faqs/new"), "", "", "可以开发票吗？", "开票\n 能开票吗 \n", "可以，\r\n电子发票。");

        assertThat(saved.html()).contains("FAQ-009").contains("已保存");
        assertThat(faqs.find(shop.id(), "FAQ-009"))
                .hasValue(new FaqEntry("FAQ-009", "可以开发票吗？", List.of("开票", "能开票吗"), "可以，\n电子发票。"));
        assertThat(ask("能开票吗")).isEqualTo("可以，\n电子发票。");
    }

    @Test
    void whenAnEntryHoldsIsEditedInTheTimeOfTheShopAndShownInTheList() {
        Page opened = browser.get("/console/faqs/item?id=FAQ-007");
        browser.submit(
                opened,
                "/console/faqs/save",
                Map.of(
                        "id", "FAQ-007",
                        "version", version("FAQ-007"),
                        "question", "怎么退货？",
                        "similar", "",
                        "answer", RETURNS,
                        "limits.from", "2025-11-11T20:00",
                        "limits.until", "2025-11-12T00:00:30",
                        "limits.language", "中文"));

        assertThat(faqs.find(shop.id(), "FAQ-007"))
                .hasValue(new FaqEntry(
                        "FAQ-007",
                        "怎么退货？",
                        List.of(),
                        RETURNS,
                        "zh",
                        new Validity(Instant.parse("2025-11-11T12:00:00Z"), Instant.parse("2025-11-11T16:00:30Z"))));
        assertThat(browser.get("/console/faqs/item?id=FAQ-007").html())
                .contains("value=\"2025-11-11T20:00\"")
                .contains("value=\"2025-11-12T00:00:30\"");
        assertThat(browser.get("/console/faqs").html()).contains("已于 2025-11-12 00:00 失效");
        assertThat(ask("不想要了能退吗")).doesNotContain(RETURNS);
    }

    @Test
    void aProductIsLimitedOnItsPageAndABadWindowSaysWhy() {
        Page page = browser.get("/console/products/item?code=A-1");
        browser.submit(page, "/console/products/limits", Map.of("code", "A-1", "from", "2999-01-01T00:00"));
        assertThat(browser.get("/console/products").html()).contains("2999-01-01 00:00 起生效");
        assertThat(ask("山岚保温杯多大容量")).doesNotContain("500ml");

        Page refused = browser.submit(
                page,
                "/console/products/limits",
                Map.of("code", "A-1", "from", "2999-01-01T00:00", "until", "2998-01-01T00:00"));
        assertThat(refused.html()).contains("结束时间不晚于开始时间：从 2999-01-01 00:00 到 2998-01-01 00:00");
    }

    @Test
    void anAnswerThatIsNotTouchedKeepsItsBytes() {
        Page opened = browser.get("/console/faqs/item?id=FAQ-007");
        assertThat(opened.html()).contains(">\n" + RETURNS + "</textarea>");

        save(opened, "FAQ-007", version("FAQ-007"), "怎么退货呢？", "", RETURNS.replace("\n", "\r\n"));

        assertThat(faqs.find(shop.id(), "FAQ-007")).hasValue(new FaqEntry("FAQ-007", "怎么退货呢？", List.of(), RETURNS));
    }

    @Test
    void whoSavesOverAnothersChangeSeesBothTextsAndDecides() {
        String seen = version("FAQ-007");
        Page opened = browser.get("/console/faqs/item?id=FAQ-007");
        save(new FaqEntry("FAQ-007", "怎么退货？", List.of(), "别人改成了15天。"));

        Page conflict = save(opened, "FAQ-007", seen, "怎么退货？", "", "我改成了10天。");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html()).contains("别人改成了15天。").contains("我改成了10天。");
        assertThat(answer("FAQ-007")).isEqualTo("别人改成了15天。");

        save(conflict, "FAQ-007", field(conflict, "version"), "怎么退货？", "", "我改成了10天。");
        assertThat(answer("FAQ-007")).isEqualTo("我改成了10天。");
    }

    @Test
    void whatWasDeletedMeanwhileIsMadeAnewOnlyKnowingly() {
        String seen = version("FAQ-007");
        Page opened = browser.get("/console/faqs/item?id=FAQ-007");
        browser.submit(opened, "/console/faqs/delete", Map.of("id", "FAQ-007"));

        Page conflict = save(opened, "FAQ-007", seen, "怎么退货？", "", "七天。");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.html()).contains("被删除了");

        save(conflict, "FAQ-007", field(conflict, "version"), "怎么退货？", "", "七天。");
        assertThat(answer("FAQ-007")).isEqualTo("七天。");
    }

    @Test
    void aQuestionThatStandsAlreadyIsCorrectedThereOrKeptTwice() {
        Page twin = save(browser.get("/console/faqs/new"), "", "", "怎么退货", "退货怎么弄", "打客服电话。");
        assertThat(twin.status()).isEqualTo(409);
        assertThat(twin.html()).contains("改 FAQ-007").contains("两条都保留");
        assertThat(faqs.count(shop.id())).isEqualTo(2);

        Page joined = browser.submit(
                twin, "/console/faqs/into", form("", "", "怎么退货", "退货怎么弄", "打客服电话。", Map.of("other", "FAQ-007")));
        assertThat(joined.html())
                .contains("打客服电话。")
                .contains(RETURNS)
                .contains("不想要了能退吗\n怎么退货\n退货怎么弄</textarea>")
                .contains("value=\"FAQ-007\"");

        browser.submit(twin, "/console/faqs/save", form("", "", "怎么退货", "", "打客服电话。", Map.of("both", "true")));
        assertThat(faqs.count(shop.id())).isEqualTo(3);
    }

    @Test
    void entriesThatAskNearlyTheSameAreShownWhileWriting() {
        String near = browser.get("/console/faqs/near?question=" + encoded("不想要了可以退吗"))
                .html();
        assertThat(near).contains("FAQ-007").contains("不想要了能退吗").doesNotContain("FAQ-008");

        assertThat(browser.get("/console/faqs/near?id=FAQ-007&question=" + encoded("不想要了可以退吗"))
                        .html())
                .doesNotContain("name=\"other\"");
    }

    @Test
    void aQuestionIsTheSameEvenWhereAnotherWordingLiesNearer() {
        save(new FaqEntry("FAQ-007", "怎么退货？", List.of("怎么退货呢", "怎么退货啊", "到底怎么退货"), RETURNS));

        assertThat(save(browser.get("/console/faqs/new"), "", "", "怎么退货", "", "打电话。")
                        .html())
                .contains("改 FAQ-007");
    }

    @Test
    void anUnfinishedEntryComesBackAsItWasWritten() {
        Page back = save(browser.get("/console/faqs/new"), "", "", "有礼品卡吗？", "能送礼吗", "  ");

        assertThat(back.status()).isEqualTo(422);
        assertThat(back.html()).contains("value=\"有礼品卡吗？\"").contains("能送礼吗");
        assertThat(faqs.count(shop.id())).isEqualTo(2);
    }

    @Test
    void theListIsSearchedByAnyOfItsTexts() {
        assertThat(browser.get("/console/faqs?q=" + encoded("不想要了")).html())
                .contains("FAQ-007")
                .doesNotContain("FAQ-008");
        assertThat(browser.get("/console/faqs?q=" + encoded("没有的词")).html())
                .contains("没有找到包含")
                .contains("/console/faqs/new?question=");
    }

    @Test
    void aTrialTellsTheAnswerAndTheRankingOfTheSearchAndLeavesNothing() {
        String question = "不想要了能不能退货";
        Page tried = browser.get("/console/try?q=" + encoded(question));

        assertThat(tried.html()).contains("直接引用了 FAQ-007 的答案").contains("/console/faqs/item?id=FAQ-007");
        List<String> shown = Pattern.compile("<td><span>([^<]+)</span>")
                .matcher(tried.html())
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> found = search(question);
        assertThat(shown.subList(0, found.size())).isEqualTo(found);
        assertThat(conversations.count(shop.id(), ConversationFilter.ALL)).isZero();
    }

    @Test
    void aTrialThatIsDeclinedLeadsToTheEditor() {
        Page tried = browser.get("/console/try?q=" + encoded("你们招不招兼职"));

        assertThat(tried.html()).contains("没有回答").contains("/console/faqs/new?question=");
    }

    @Test
    void aTrialGoesOnFromTheQuestionsBefore() {
        Page tried =
                browser.get("/console/try?follow=true&before=" + encoded("山岚保温杯什么材质,贵吗") + "&q=" + encoded("那容量呢"));

        assertThat(tried.html()).contains("500ml").contains("山岚保温杯什么材质,贵吗</span>");
    }

    @Test
    void openQuestionsOfOneMeaningStandTogetherUntilTheyHaveAnAnswer() {
        ask("可以用数字人民币付款吗");
        ask("能不能用数字人民币付款呀");
        ask("你们招不招兼职");
        ask("转人工");

        Page open = browser.get("/console/unanswered?tried=true");
        assertThat(open.html())
                .contains("问过 2 次")
                .contains("能不能用数字人民币付款呀</h2>")
                .contains("<li>可以用数字人民币付款吗</li>")
                .doesNotContain("转人工</h2>")
                .doesNotContain("现在能回答了</span>");

        Page writing = browser.get(first("href=\"(/console/faqs/new[^\"]+question=[^\"]+question=[^\"]+)\"", open)
                .replace("&amp;", "&"));
        assertThat(writing.html()).contains("value=\"能不能用数字人民币付款呀\"").contains(">\n可以用数字人民币付款吗</textarea>");
        save(writing, "", "", "能不能用数字人民币付款呀", "可以用数字人民币付款吗", "可以，结账时选择数字人民币。");

        assertThat(browser.get("/console/unanswered").html())
                .contains("href=\"/console/unanswered?page=1&amp;tried=true\"");
        assertThat(browser.get("/console/unanswered?tried=true").html()).contains("现在能回答了</span>");
    }

    @Test
    void aShortQuestionThatWasDeclinedIsOpen() {
        ask("有没有飞毯");

        assertThat(browser.get("/console/unanswered").html()).contains("有没有飞毯</h2>");
    }

    @Test
    void whereNothingIsOpenThePageSaysWhatToDo() throws IOException {
        assertThat(console(shops.open(), "en").get("/console/unanswered").html())
                .contains("No question is open")
                .contains("/console/try");
    }

    @Test
    void aProductShowsWhatWasAskedAboutItFirstWhatStayedOpen() {
        ask("山岚保温杯是几级防水");
        ask("山岚保温杯多大容量");
        ask("怎么退货");

        Page page = browser.get("/console/products/item?code=A-1");

        assertThat(page.html())
                .containsSubsequence("山岚保温杯是几级防水</a>", "资料中没有", "写一条答案", "山岚保温杯多大容量</a>", "已回答")
                .doesNotContain("怎么退货</a>")
                .containsSubsequence("提到它的问答和文档", "山岚保温杯的杯盖怎么拆下来洗？");
    }

    @Test
    void productsAreFilteredByCategory() {
        assertThat(browser.get("/console/products?category=" + encoded("家纺")).html())
                .contains("竹纤维毛巾")
                .doesNotContain("山岚保温杯");
    }

    @Test
    void nothingOfAnotherShopIsSeenOrChanged() throws IOException {
        ask("你们招不招兼职");
        Browser stranger = console(shops.open(), "zh-CN");

        assertThat(stranger.get("/console/faqs/item?id=FAQ-007").status()).isEqualTo(404);
        assertThat(stranger.get("/console/unanswered").html()).doesNotContain("兼职");
        assertThat(stranger.get("/console/faqs/near?question=" + encoded("怎么退货"))
                        .html())
                .doesNotContain("FAQ-007");
        assertThat(stranger.get("/console/try?q=" + encoded("怎么退货")).html()).doesNotContain("FAQ-007");
        Page form = stranger.get("/console/faqs/new");
        stranger.submit(form, "/console/faqs/delete", Map.of("id", "FAQ-007"));
        assertThat(stranger.submit(form, "/console/faqs/into", form("", "", "问", "", "答", Map.of("other", "FAQ-007")))
                        .status())
                .isEqualTo(404);
        assertThat(faqs.count(shop.id())).isEqualTo(2);
    }

    @Test
    void textsOfTheShopAndOfShoppersAreTexts() {
        String script = "<img src=x onerror=alert(1)>";
        ask(script + "能吃吗");
        save(new FaqEntry("FAQ-010", script + "是什么", List.of(script), script));

        for (String path : new String[] {
            "/faqs",
            "/faqs/item?id=FAQ-010",
            "/unanswered",
            "/try?q=" + encoded(script + "是什么"),
            "/faqs/new?question=" + encoded(script)
        }) {
            assertThat(browser.get("/console" + path).html())
                    .as(path)
                    .contains("&lt;img src=x")
                    .doesNotContain("<img src=x");
        }
    }

    private Page save(Page from, String id, String version, String question, String similar, String answer) {
        return browser.submit(from, "/console/faqs/save", form(id, version, question, similar, answer, Map.of()));
    }

    private static Map<String, String> form(
            String id, String version, String question, String similar, String answer, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.putAll(Map.of("id", id, "version", version, "question", question, "similar", similar, "answer", answer));
        return fields;
    }

    private void save(FaqEntry entry) {
        editor.saveFaq(shop.account().knowledge(), entry, null);
    }

    private String version(String id) {
        return editor.faqVersion(shop.id(), id);
    }

    private String answer(String id) {
        return faqs.find(shop.id(), id).orElseThrow().answer();
    }

    private static String field(Page page, String name) {
        return first("name=\"" + name + "\" value=\"([^\"]*)\"", page);
    }

    private static String first(String pattern, Page page) {
        return Pattern.compile(pattern)
                .matcher(page.html())
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern));
    }

    private String ask(String message) {
        return JsonPath.read(
                Objects.requireNonNull(shop.owner()
                        .post()
                        .uri("/api/v1/chat")
                        .body(Map.of("message", message))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()),
                "$.answer");
    }

    private List<String> search(String question) {
        return JsonPath.read(
                Objects.requireNonNull(shop.owner()
                        .get()
                        .uri("/api/v1/search?q={q}", question)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()),
                "$.hits[*].id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Browser console(Shop of, String language) throws IOException {
        String login = Objects.requireNonNull(folder.read("console-login"));
        return new Browser(shops.baseUrl(), language).login(login.substring(login.indexOf(':') + 1), of.id());
    }
}
