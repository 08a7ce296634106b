package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.ConsoleSession;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around each console page: whose shop it is, and the other shops to choose. */
@ControllerAdvice(basePackageClasses = ConsoleFrame.class)
class ConsoleFrame {

    private final Merchants merchants;
    private final ConsoleSession session;

    ConsoleFrame(Merchants merchants, ConsoleSession session) {
        this.merchants = merchants;
        this.session = session;
    }

    @ModelAttribute("shop")
    MerchantAccount shop(@AuthenticationPrincipal Caller caller) {
        return merchants.get(caller.merchant());
    }

    @ModelAttribute("shops")
    List<MerchantAccount> shops() {
        return session.merchants();
    }
}
