package io.zhanggui.assistant.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a shopper does in a shop's chat. */
class ShopperJourneyTest extends BrowserTest {

    @EveryScreen
    void anAnswerOpensWhatItCites(Screen screen) {
        Visit visit = visit(screen);
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();
        visit.assertAccessible().assertFitsTheWidth().assertLight();

        chat.ask(screen.say("怎么取消订单？", "How long does delivery take?"));
        assertThat(chat.answer()).containsText(screen.say("待发货", "3-5 business days"));
        assertThat(page.locator(".foot .label")).hasText(screen.say("内容由AI生成", "AI-generated"));
        visit.assertAccessible();

        Locator sheet = page.locator("#source");
        page.locator(".cite").click();
        assertThat(page.locator("#source-text")).containsText(screen.say("待发货", "3-5 business days"));
        visit.assertAccessible();
        page.locator("#source form button").click();
        assertThat(sheet).isHidden();

        page.locator(".cite").press("Enter");
        assertThat(sheet).isVisible();
        page.keyboard().press("Escape");
        assertThat(sheet).isHidden();
        assertThat(page.locator(".cite")).isFocused();

        page.locator(".cite").click();
        assertThat(sheet).isVisible();
        page.goBack();
        assertThat(sheet).isHidden();
        assertThat(chat.answer()).isVisible();
    }

    @EveryScreen
    void aProductIsShownAsACardAndLeadsOn(Screen screen) {
        Visit visit = visit(screen);
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();

        chat.ask(screen.say("山岚316不锈钢弹跳盖保温杯 500ml多少钱？", "What is the price of the Harbor 22L Daypack?"));
        Locator card = page.locator(".product");
        assertThat(card.locator(".title")).hasText(screen.say("山岚316不锈钢弹跳盖保温杯 500ml", "Harbor 22L Daypack"));
        assertThat(card.locator(".price")).containsText(screen.say("129", "79.00"));
        card.locator(".all").click();
        assertThat(page.locator("#source-text")).containsText(screen.say("浙江永康", "DWR-coated fabric"));
        page.keyboard().press("Escape");
        visit.assertAccessible().assertFitsTheWidth();

        page.locator(".next .chip").first().click();
        assertThat(chat.answers()).hasCount(2);
        assertThat(chat.answer()).containsText(screen.say("内胆316不锈钢", "600D recycled polyester"));
    }

    @BothLanguages
    void anAnswerIsRatedWithAReasonThatLeadsToAPerson(Screen screen) {
        Visit visit = visit(screen);
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();
        page.locator("#welcome .chip").first().click();

        page.locator(".tool.up").click();
        assertThat(page.locator(".tool.up[aria-pressed=true]")).isVisible();
        page.locator(".tool.down").click();
        assertThat(page.locator(".tool.down[aria-pressed=true]")).isVisible();
        visit.assertAccessible();
        page.locator(".reasons .chip").last().click();

        assertThat(chat.answers()).hasCount(2);
        assertThat(page.locator(".contact"))
                .containsText(screen.say("客服电话 400-000-1234", "support@maple-and-mast.example"));
        visit.assertAccessible();

        page.locator("#person").click();
        assertThat(chat.answers()).hasCount(3);
        page.reload();
        assertThat(chat.answers()).hasCount(3);
        assertThat(page.locator(".tool.down[aria-pressed=true]")).isVisible();
        page.locator("#anew").click();
        assertThat(chat.answers()).hasCount(0);
    }

    @BothLanguages
    void aQuestionWaitsForTheConnection(Screen screen) {
        Visit visit = visit(screen).expectBrokenConnections();
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();

        page.context().setOffline(true);
        assertThat(page.locator("#offline")).isVisible();
        chat.ask(screen.say("怎么取消订单？", "How long does delivery take?"));
        assertThat(page.locator(".unsent")).containsText(screen.say("等待网络恢复", "waiting for the connection"));
        visit.assertAccessible();
        page.context().setOffline(false);

        assertThat(chat.answer()).containsText(screen.say("待发货", "3-5 business days"));
        assertThat(page.locator(".unsent")).hasCount(0);
        assertThat(page.locator("#offline")).isHidden();
    }

    @BothLanguages
    void aQuestionWhoseAnswerWasLostIsAnsweredOnce(Screen screen) {
        Visit visit = visit(screen).expectBrokenConnections();
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();
        chat.onceAsked(route -> {
            route.fetch();
            route.abort("connectionreset");
        });

        chat.ask(screen.say("怎么取消订单？", "How long does delivery take?"));
        page.locator(".unsent button").click();
        assertThat(chat.answer()).containsText(screen.say("待发货", "3-5 business days"));

        page.reload();
        assertThat(chat.answers()).hasCount(1);
        assertThat(page.locator(".row.shopper")).hasCount(1);
    }

    @BothLanguages
    void anAnswerThatBeginsAnewReplacesItsFirstHalf(Screen screen) {
        Visit visit = visit(screen);
        ChatWindow chat = ChatWindow.open(visit);
        chat.onceAsked(route -> route.fulfill(ChatWindow.stream("""
                event:delta
                data:{"text":"half of it"}

                event:restart
                data:{"reason":"backend_failed"}

                event:delta
                data:{"text":"all of it"}

                event:done
                data:{"conversationId":"c","messageId":"m","outcome":"answered","answer":"all of it","citations":[],"whole":true}

                """)));

        chat.ask("?");

        assertThat(chat.answer()).hasText("all of it");
    }

    @BothLanguages
    void aKeyThatHasExpiredIsReplacedWithoutAWord(Screen screen) {
        Visit visit = visit(screen).expect(401);
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();
        page.evaluate("shop => localStorage.setItem(`zhanggui.chat.${shop}.key`, 'zg_vexpired')", screen.shop());
        page.reload();

        chat.ask(screen.say("怎么取消订单？", "How long does delivery take?"));

        assertThat(chat.answer()).containsText(screen.say("待发货", "3-5 business days"));
        assertThat(page.locator(".unsent")).hasCount(0);
    }

    @BothLanguages
    void whoAsksTooFastIsToldHowLongToWait(Screen screen) {
        assertAnsweredAfterAWait(screen, 429, screen.say("秒后自动重发", "Sent again in"));
    }

    @BothLanguages
    void whoAsksWhileTheShopOpensIsAnsweredOnceItIsOpen(Screen screen) {
        assertAnsweredAfterAWait(screen, 503, screen.say("店铺正在开门", "The shop is just opening"));
    }

    private void assertAnsweredAfterAWait(Screen screen, int status, String told) {
        Visit visit = visit(screen).expect(status);
        ChatWindow chat = ChatWindow.open(visit);
        chat.onceAsked(route -> route.fulfill(ChatWindow.notYet(status, 1)));

        chat.ask(screen.say("怎么取消订单？", "How long does delivery take?"));

        assertThat(visit.page().locator(".unsent")).containsText(told);
        assertThat(chat.answer()).containsText(screen.say("待发货", "3-5 business days"));
    }

    @BothLanguages
    void anAnswerIsStoppedByTheKeyboard(Screen screen) {
        Visit visit = visit(screen);
        ChatWindow chat = ChatWindow.open(visit);
        Page page = visit.page();
        chat.holdQuestions();

        chat.ask("?");
        assertThat(page.locator(".dots")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".note")).hasText(screen.say("已停止", "Stopped"));
        page.unrouteAll();

        page.fill("#message", "1");
        page.press("#message", "Shift+Enter");
        assertThat(page.locator("#message")).hasValue("1\n");
        assertThat(page.locator("#message")).isFocused();
    }
}
