package io.zhanggui.assistant.channel;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.CallerLocaleResolver;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A shop's chat, for everybody who has the address. */
@Controller
class ChatPage {

    private static final int SUGGESTIONS = 3;

    private final Merchants merchants;
    private final Faqs faqs;
    private final VisitorKeys keys;

    ChatPage(Merchants merchants, Faqs faqs, VisitorKeys keys) {
        this.merchants = merchants;
        this.faqs = faqs;
        this.keys = keys;
    }

    @GetMapping("/chat")
    String first() {
        return "redirect:/chat/" + merchants.all().getFirst().id();
    }

    @GetMapping("/chat/{merchant}")
    String chat(@PathVariable String merchant, HttpServletRequest request, HttpServletResponse response, Model model) {
        MerchantAccount account = account(merchant);
        CallerLocaleResolver.speakByDefault(request, account.locale());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("shop", account);
        model.addAttribute("visitorKey", keys.of(account.id(), request, response));
        model.addAttribute("suggestions", suggestions(account.id()));
        return "chat/chat";
    }

    private MerchantAccount account(String id) {
        try {
            return merchants.get(new MerchantId(id));
        } catch (IllegalArgumentException malformed) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "merchant.unknown", id);
        }
    }

    private List<String> suggestions(MerchantId merchant) {
        return faqs.page(merchant, 0, SUGGESTIONS).stream()
                .map(FaqEntry::question)
                .toList();
    }
}
