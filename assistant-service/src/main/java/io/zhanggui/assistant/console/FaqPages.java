package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.FactEditor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
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

/** The FAQ entries of a shop: the list, and what opens the editor. An id may hold any character, so it travels as a parameter. */
@Controller
@RequestMapping("/console/faqs")
class FaqPages {

    private final Faqs faqs;
    private final FactEditor editor;
    private final FaqEditorView view;

    FaqPages(Faqs faqs, FactEditor editor, FaqEditorView view) {
        this.faqs = faqs;
        this.editor = editor;
        this.view = view;
    }

    @GetMapping
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Paging paging = Paging.at(page, faqs.count(shop.id(), q));
        model.addAttribute("q", q);
        model.addAttribute("paging", paging);
        model.addAttribute("faqs", faqs.page(shop.id(), q, paging.offset(), paging.size()));
        return "console/faqs";
    }

    /** An empty editor, or one with a question that a shopper asked and its paraphrases. */
    @GetMapping("/new")
    String fresh(@ModelAttribute("shop") MerchantAccount shop, HttpServletRequest request, Model model) {
        List<String> questions = Parameters.all(request, "question");
        String first = questions.isEmpty() ? "" : questions.getFirst();
        FaqForm form = new FaqForm("", FactEditor.ABSENT, first, "", "", LimitsForm.NONE)
                .asking(questions.stream().skip(1).toList());
        view.show(shop, form, model);
        return "console/faq";
    }

    /** An entry in the editor; ways to ask it that are brought along are added, and not yet saved. */
    @GetMapping("/item")
    String item(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam String id,
            @ModelAttribute("zone") ZoneId zone,
            HttpServletRequest request,
            Model model) {
        FaqEntry entry =
                faqs.find(shop.id(), id).orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "faq.unknown", id));
        FaqForm stored = FaqForm.of(entry, editor.faqVersion(shop.id(), id), zone);
        FaqForm form = stored.asking(Parameters.all(request, "question"));
        model.addAttribute("saved", request.getParameter("saved") != null);
        model.addAttribute("touched", !form.equals(stored));
        view.show(shop, form, model);
        return "console/faq";
    }

    /** Entries that ask nearly the same, for whoever is writing. */
    @GetMapping("/near")
    String near(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String similar,
            Model model) {
        FaqForm form = new FaqForm(id, "", question, similar, "", LimitsForm.NONE);
        view.show(shop, form, model);
        return "console/faq :: near";
    }

    @PostMapping("/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String id, HttpServletRequest request) {
        faqs.delete(shop.knowledge(), id);
        return Going.to("/console/faqs", request);
    }
}
