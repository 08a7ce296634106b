package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.support.Questions;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The products of a shop. A code may hold any character, so it travels as a parameter. */
@Controller
@RequestMapping("/console/products")
class ProductPages {

    private static final int ASKED = 20;

    private final Products products;
    private final ProductCopy copy;
    private final Questions questions;
    private final ProductSources sources;
    private final ConsoleSettings settings;

    ProductPages(
            Products products,
            ProductCopy copy,
            Questions questions,
            ProductSources sources,
            ConsoleSettings settings) {
        this.products = products;
        this.copy = copy;
        this.questions = questions;
        this.sources = sources;
        this.settings = settings;
    }

    @GetMapping
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        String within = category.isBlank() ? null : category;
        Paging paging = Paging.at(page, products.count(shop.id(), q, within));
        model.addAttribute("q", q);
        model.addAttribute("category", category);
        model.addAttribute("categories", products.categories(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("products", products.page(shop.id(), q, within, paging.offset(), paging.size()));
        return "console/products";
    }

    @GetMapping("/item")
    String item(@ModelAttribute("shop") MerchantAccount shop, @RequestParam String code, Locale locale, Model model) {
        Product product = products.find(shop.id(), code)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "product.unknown", code));
        model.addAttribute("product", product);
        model.addAttribute("limits", LimitsForm.of(product.language(), product.validity(), settings.timeZone()));
        model.addAttribute("drafts", copy.of(shop.id(), code, locale));
        model.addAttribute("asked", questions.about(shop.id(), code, ASKED));
        model.addAttribute("askedInAll", questions.countAbout(shop.id(), code));
        model.addAttribute("sources", sources.naming(shop, product));
        return "console/product";
    }

    @PostMapping("/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String code, HttpServletRequest request) {
        products.delete(shop.knowledge(), code);
        return Going.to("/console/products", request);
    }
}
