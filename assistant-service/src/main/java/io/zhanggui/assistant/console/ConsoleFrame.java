package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.ConsoleSession;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.KnowledgeBase;
import io.zhanggui.knowledge.ingest.IndexRenewal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around each console page: whose shop it is, and the other shops to choose. */
@ControllerAdvice(basePackageClasses = ConsoleFrame.class)
class ConsoleFrame {

    private final Merchants merchants;
    private final ConsoleSession session;
    private final ConsoleSettings settings;
    private final Clock clock;
    private final KnowledgeBase knowledge;

    ConsoleFrame(
            Merchants merchants,
            ConsoleSession session,
            ConsoleSettings settings,
            Clock clock,
            KnowledgeBase knowledge) {
        this.merchants = merchants;
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.knowledge = knowledge;
    }

    @ModelAttribute("shop")
    MerchantAccount shop(@AuthenticationPrincipal Caller caller) {
        return merchants.get(caller.merchant());
    }

    @ModelAttribute("shops")
    List<MerchantAccount> shops() {
        return session.merchants();
    }

    /** The index that is being built beside the one that answers, if one is. */
    @ModelAttribute("renewal")
    @Nullable
    IndexRenewal renewal(@AuthenticationPrincipal Caller caller) {
        return knowledge.renewal(caller.merchant()).orElse(null);
    }

    @ModelAttribute("now")
    Instant now() {
        return clock.instant();
    }

    /** Where a day begins and ends. */
    @ModelAttribute("zone")
    ZoneId zone() {
        return settings.timeZone();
    }
}
