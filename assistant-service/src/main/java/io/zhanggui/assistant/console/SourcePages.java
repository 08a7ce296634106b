package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.Documents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The questions and documents of a shop. */
@Controller
@RequestMapping("/console")
class SourcePages {

    private final Faqs faqs;
    private final Documents documents;

    SourcePages(Faqs faqs, Documents documents) {
        this.faqs = faqs;
        this.documents = documents;
    }

    @GetMapping("/faqs")
    String faqs(@ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        Paging paging = Paging.at(page, faqs.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("faqs", faqs.page(shop.id(), paging.offset(), paging.size()));
        return "console/faqs";
    }

    @PostMapping("/faqs/delete")
    ResponseEntity<Void> deleteFaq(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String id, HttpServletRequest request) {
        faqs.delete(shop.knowledge(), id);
        return Going.to("/console/faqs", request);
    }

    @GetMapping("/documents")
    String documents(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam(defaultValue = "1") int page, Model model) {
        Paging paging = Paging.at(page, documents.count(shop.id()));
        model.addAttribute("paging", paging);
        model.addAttribute("documents", documents.page(shop.id(), paging.offset(), paging.size()));
        return "console/documents";
    }

    @GetMapping("/documents/item")
    String document(@ModelAttribute("shop") MerchantAccount shop, @RequestParam String name, Model model) {
        List<Passage> passages = documents.passages(shop.id(), name);
        if (passages.isEmpty()) {
            throw new ApiProblem(HttpStatus.NOT_FOUND, "document.unknown", name);
        }
        model.addAttribute("name", name);
        model.addAttribute("passages", passages);
        return "console/document";
    }

    @PostMapping("/documents/delete")
    ResponseEntity<Void> deleteDocument(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String name, HttpServletRequest request) {
        documents.delete(shop.knowledge(), name);
        return Going.to("/console/documents", request);
    }
}
