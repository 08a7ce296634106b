package io.zhanggui.assistant.page;

import io.zhanggui.assistant.merchant.Merchants;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages before the first choice: where to go, and the login. */
@Controller
class FrontDoor {

    private final Merchants merchants;

    FrontDoor(Merchants merchants) {
        this.merchants = merchants;
    }

    @GetMapping("/")
    String landing(Model model) {
        model.addAttribute("merchants", merchants.all());
        return "page/landing";
    }

    @GetMapping("/login")
    String login() {
        return "page/login";
    }
}
