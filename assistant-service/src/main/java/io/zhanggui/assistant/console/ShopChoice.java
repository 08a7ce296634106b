package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.ConsoleSession;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which shop the console shows. */
@Controller
class ShopChoice {

    private final ConsoleSession session;

    ShopChoice(ConsoleSession session) {
        this.session = session;
    }

    @PostMapping("/console/shop")
    ResponseEntity<Void> choose(
            @RequestParam String merchant, HttpServletRequest request, HttpServletResponse response) {
        try {
            session.choose(new MerchantId(merchant), request, response);
        } catch (IllegalArgumentException malformed) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "merchant.unknown", merchant);
        }
        return Going.to("/console", request);
    }
}
