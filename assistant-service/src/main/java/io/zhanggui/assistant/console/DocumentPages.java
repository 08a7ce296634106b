package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.ingest.DocumentInfo;
import io.zhanggui.knowledge.ingest.Documents;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents of a shop and the passages that were made of them. */
@Controller
@RequestMapping("/console/documents")
class DocumentPages {

    private final Documents documents;
    private final ConsoleSettings settings;

    DocumentPages(Documents documents, ConsoleSettings settings) {
        this.documents = documents;
        this.settings = settings;
    }

    @GetMapping
    String list(@ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        Paging paging = Paging.at(page, documents.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("documents", documents.page(shop.id(), paging.offset(), paging.size()));
        return "console/documents";
    }

    @GetMapping("/item")
    String item(@ModelAttribute("shop") MerchantAccount shop, @RequestParam String name, Model model) {
        DocumentInfo document = documents
                .find(shop.id(), name)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "document.unknown", name));
        model.addAttribute("document", document);
        model.addAttribute("limits", LimitsForm.of(document.language(), document.validity(), settings.timeZone()));
        model.addAttribute("passages", documents.passages(shop.id(), name));
        return "console/document";
    }

    @PostMapping("/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String name, HttpServletRequest request) {
        documents.delete(shop.knowledge(), name);
        return Going.to("/console/documents", request);
    }
}
