package io.zhanggui.assistant.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What a shopper does in a shop's chat. */
class ShopperJourneyTest extends BrowserTest {

    @EveryScreen
    void anAnswerOpensWhatItCites(Screen screen) {
        Visit visit = visit(screen);
        Page page = chat(visit);

        ask(page, screen.say("怎么取消订单？", "How long does delivery take?"));
        Locator answer = page.locator(".row.shop .bubble").last();
        assertThat(answer).containsText(screen.say("待发货", "3-5 business days"));
        visit.assertAccessible();

        page.locator(".cite").first().click();
        assertThat(page.locator("dialog#source")).isVisible();
        assertThat(page.locator("#source-text")).containsText(screen.say("待发货", "3-5 business days"));
        visit.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#source")).isHidden();
    }

    private static Page chat(Visit visit) {
        return visit.go("/chat/" + visit.screen().shop());
    }

    private static void ask(Page page, String question) {
        page.fill("#message", question);
        page.press("#message", "Enter");
    }
}
