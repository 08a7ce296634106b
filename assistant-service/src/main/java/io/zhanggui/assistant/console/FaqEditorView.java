package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.NearQuestions;
import io.zhanggui.assistant.facts.NearQuestions.Near;
import io.zhanggui.assistant.merchant.MerchantAccount;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the FAQ editor shows. Thread-safe. */
@Component
class FaqEditorView {

    private final NearQuestions nearQuestions;

    FaqEditorView(NearQuestions nearQuestions) {
        this.nearQuestions = nearQuestions;
    }

    /** The form, with the entries that ask nearly the same. */
    void show(MerchantAccount shop, FaqForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("nearest", near(shop, form));
        if (!model.containsAttribute("touched")) {
            model.addAttribute("touched", false);
        }
    }

    /** The entries that ask exactly the same, letters and digits compared. */
    List<Near> twins(MerchantAccount shop, FaqForm form) {
        return near(shop, form).stream().filter(Near::same).toList();
    }

    private List<Near> near(MerchantAccount shop, FaqForm form) {
        return nearQuestions.to(shop, form.id(), form.questions());
    }
}
