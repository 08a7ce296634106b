package io.zhanggui.assistant.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.MerchantId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merchant does in the console: from a catalog as the shop's back office writes it to exported copy. */
class MerchantJourneyTest extends BrowserTest {

    /** As WPS saves it: GB18030, a column that is nobody's business, a row without its code. */
    private static final String CHINESE = """
            商品编码;商品名称;类目;材质;净含量;内部备注
            S-1;云岭高山绿茶;茶叶;一芽一叶;250g;供应商甲
            S-2;手工竹编果篮;家居;毛竹;1个;供应商乙
            ;没有编码的商品;家居;陶瓷;1个;供应商丙
            """;

    private static final String ENGLISH = """
            SKU,Title,Category,Material,Weight,Internal note
            S-1,Highland Linen Apron,Kitchen,Linen,300 g,supplier A
            S-2,Walnut Serving Board,Kitchen,Walnut wood,1.2 kg,supplier B
            ,No code at all,Kitchen,Glass,1 kg,supplier C
            """;

    @Autowired
    Merchants merchants;

    @EveryScreen
    void aCatalogBecomesExportedCopy(Screen screen) throws IOException {
        Visit visit = visit(screen);
        String shop = newShop(screen);
        Page page = visit.login();
        visit.choose(shop);

        importCatalog(visit, page);
        writeCopy(visit, page);
        acceptAll(visit, page);
        assertThat(export(page))
                .contains(screen.say("AI生成", "AI-generated"))
                .contains(screen.say("云岭高山绿茶", "Highland Linen Apron"))
                .doesNotContain(screen.say("供应商", "supplier"));
    }

    private String newShop(Screen screen) {
        MerchantId id = new MerchantId("journey-" + screen.id());
        String name = screen.say("山货铺", "Hill & Dale");
        merchants.create(new MerchantAccount(id, name, Locale.forLanguageTag(screen.language()), "400-000-0000"));
        return id.value();
    }

    private static void importCatalog(Visit visit, Page page) {
        Screen screen = visit.screen();
        page.navigate("/console/imports");
        visit.assertAccessible();
        page.setInputFiles("#file-products", catalog(screen));
        page.waitForURL("**/console/imports/*");
        Locator note = page.locator("tr", new Page.LocatorOptions().setHasText(screen.say("供应商甲", "supplier A")))
                .locator("select.what");
        note.selectOption("NONE");
        assertThat(page.locator("#example")).containsText(screen.say("云岭高山绿茶", "Highland Linen Apron"));
        assertThat(page.locator("#example")).not().containsText(screen.say("供应商甲", "supplier A"));
        visit.assertAccessible();
        visit.assertFitsTheWidth();

        page.click("form#columns button[type=submit]:not([form])");
        assertThat(page.locator("#failed")).isVisible();
        assertThat(page.locator("#run .counts")).containsText("3");
        assertThat(page.locator("#run .counts")).containsText("2");
        visit.assertAccessible();
    }

    private static FilePayload catalog(Screen screen) {
        Charset encoding = Charset.forName(screen.say("GB18030", "UTF-8"));
        return new FilePayload(
                screen.say("商品导出.csv", "products.csv"),
                "text/csv",
                screen.say(CHINESE, ENGLISH).getBytes(encoding));
    }

    private static void writeCopy(Visit visit, Page page) {
        page.locator("a[href$='/console/copy/new']").first().click();
        assertThat(page.locator("#estimate b")).isVisible();
        visit.assertAccessible();
        page.click("#new-job button[type=submit]");
        page.waitForURL("**/console/copy/*");
        assertThat(page.locator("#progress [role=status]")).containsText("2/2");
        page.reload();
        visit.assertAccessible();
        visit.assertFitsTheWidth();
    }

    /** By keyboard where there is one, by touch where there is none. */
    private static void acceptAll(Visit visit, Page page) {
        Locator open = page.locator("article.draft[data-draft=undecided]");
        for (int left = 2; left > 0; left--) {
            assertThat(open).hasCount(left);
            if (visit.screen().phone()) {
                open.first().locator("button[data-key=a]").tap();
            } else {
                open.first().focus();
                page.keyboard().press("a");
            }
        }
        assertThat(open).hasCount(0);
    }

    private static String export(Page page) throws IOException {
        page.reload();
        page.click("details.export summary");
        page.selectOption("#format", "csv");
        Download file = page.waitForDownload(() -> page.click("details.export button[type=submit]"));
        return Files.readString(file.path(), StandardCharsets.UTF_8);
    }
}
