package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Saving;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says in which language and when a product or a document is answered from. */
@Controller
class LimitPages {

    private final Products products;
    private final FactEditor editor;
    private final ConsoleSettings settings;

    LimitPages(Products products, FactEditor editor, ConsoleSettings settings) {
        this.products = products;
        this.editor = editor;
        this.settings = settings;
    }

    @PostMapping("/console/products/limits")
    String product(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam String code,
            LimitsForm limits,
            Locale locale,
            RedirectAttributes next) {
        String version = editor.productVersion(shop.id(), code);
        Product product = products.find(shop.id(), code)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "product.unknown", code));
        Saving saving = limits.problem(settings.timeZone())
                .<Saving>map(Saving.Refused::new)
                .orElseGet(() -> editor.saveProduct(
                        shop.knowledge(),
                        product.limited(limits.languageOrOwn(), limits.validity(settings.timeZone())),
                        version));
        next.addAttribute("code", code);
        return told(saving, code, locale, next, "redirect:/console/products/item");
    }

    @PostMapping("/console/documents/limits")
    String document(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam String name,
            LimitsForm limits,
            Locale locale,
            RedirectAttributes next) {
        Saving saving = limits.problem(settings.timeZone())
                .<Saving>map(Saving.Refused::new)
                .orElseGet(() -> editor.limitDocument(
                        shop.knowledge(), name, limits.languageOrOwn(), limits.validity(settings.timeZone())));
        next.addAttribute("name", name);
        return told(saving, name, locale, next, "redirect:/console/documents/item");
    }

    private static String told(Saving saving, String id, Locale locale, RedirectAttributes next, String address) {
        switch (saving) {
            case Saving.Written ignored -> next.addFlashAttribute("limited", true);
            case Saving.Refused refused ->
                next.addFlashAttribute("refused", refused.reason().text(locale));
            case Saving.Outdated ignored -> throw new ApiProblem(HttpStatus.CONFLICT, "fact.outdated", id);
        }
        return address;
    }
}
