package io.zhanggui.assistant.channel;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.CallerLocaleResolver;
import io.zhanggui.assistant.support.NextQuestions;
import io.zhanggui.knowledge.MerchantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A shop's chat, for everybody who has the address. */
@Controller
class ChatPage {

    private static final int SUGGESTIONS = 4;

    private final Merchants merchants;
    private final NextQuestions questions;
    private final VisitorKeys keys;

    ChatPage(Merchants merchants, NextQuestions questions, VisitorKeys keys) {
        this.merchants = merchants;
        this.questions = questions;
        this.keys = keys;
    }

    @GetMapping("/chat")
    String first() {
        return "redirect:/chat/" + merchants.all().getFirst().id();
    }

    /**
     * The chat.
     *
     * @param embed without a header, for a frame that has its own, such as a mini program's web view
     */
    @GetMapping("/chat/{merchant}")
    String chat(
            @PathVariable String merchant,
            @RequestParam(defaultValue = "") String embed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        MerchantAccount account = account(merchant);
        CallerLocaleResolver.speakByDefault(request, account.locale());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("shop", account);
        model.addAttribute("embedded", embed.equals("1"));
        model.addAttribute("visitorKey", keys.known(account.id(), request).orElse(""));
        model.addAttribute("suggestions", questions.first(account, SUGGESTIONS));
        return "chat/chat";
    }

    /** The key that this browser chats with, made where it has none that lives. */
    @PostMapping("/chat/{merchant}/visitor")
    @ResponseBody
    Map<String, String> visitor(
            @PathVariable String merchant, HttpServletRequest request, HttpServletResponse response) {
        MerchantAccount account = account(merchant);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Map.of("key", keys.of(account.id(), request, response));
    }

    private MerchantAccount account(String id) {
        try {
            return merchants.get(new MerchantId(id));
        } catch (IllegalArgumentException malformed) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "merchant.unknown", id);
        }
    }
}
