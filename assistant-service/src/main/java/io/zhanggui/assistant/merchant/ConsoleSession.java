package io.zhanggui.assistant.merchant;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Whose shop the person at the console looks at. Pages get it as {@code @AuthenticationPrincipal Caller}, like the API.
 * Thread-safe.
 */
@Component
public class ConsoleSession {

    private final Merchants merchants;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    ConsoleSession(Merchants merchants) {
        this.merchants = merchants;
    }

    /** The shops to choose from: all of the installation. */
    public List<MerchantAccount> merchants() {
        return merchants.all();
    }

    /** From the next request on, the session looks at this shop. */
    public void choose(MerchantId merchant, HttpServletRequest request, HttpServletResponse response) {
        MerchantAccount chosen = Tenancy.acrossMerchants(() -> merchants.get(merchant));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(new Caller("console", KeyScope.OWNER, chosen.id())));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
