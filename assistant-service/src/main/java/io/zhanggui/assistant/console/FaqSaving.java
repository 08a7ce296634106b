package io.zhanggui.assistant.console;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Saving;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Saves what stands in the editor. What cannot be saved as it is comes back in the editor with the reason, and nothing that
 * was written is lost.
 */
@Controller
@RequestMapping("/console/faqs")
class FaqSaving {

    private final Faqs faqs;
    private final FactEditor editor;
    private final FaqEditorView view;
    private final ZoneId zone;

    FaqSaving(Faqs faqs, FactEditor editor, FaqEditorView view, ConsoleSettings settings) {
        this.faqs = faqs;
        this.editor = editor;
        this.view = view;
        this.zone = settings.timeZone();
    }

    /**
     * @param both that another entry may ask the same
     */
    @PostMapping("/save")
    ModelAndView save(
            @ModelAttribute("shop") MerchantAccount shop,
            FaqForm form,
            @RequestParam(defaultValue = "false") boolean both,
            Locale locale,
            Model model) {
        if (!form.complete()) {
            return again(shop, form, HttpStatus.UNPROCESSABLE_CONTENT, "incomplete", model);
        }
        if (form.fresh() && !both && !view.twins(shop, form).isEmpty()) {
            return again(shop, form, HttpStatus.CONFLICT, "twin", model);
        }
        Optional<Reason> wrong = form.limits().problem(zone);
        if (wrong.isPresent()) {
            return refused(shop, form, wrong.get(), locale, model);
        }
        FaqEntry stored = faqs.find(shop.id(), form.id()).orElse(null);
        String id = form.id().isBlank()
                ? FaqIds.next(faqs.all(shop.id()), form.question().strip())
                : form.id();
        return switch (editor.saveFaq(shop.knowledge(), form.entry(id, stored, zone), form.version())) {
            case Saving.Written ignored -> saved(id);
            case Saving.Outdated ignored -> outdated(shop, form, model);
            case Saving.Refused refused -> refused(shop, form, refused.reason(), locale, model);
        };
    }

    private ModelAndView refused(MerchantAccount shop, FaqForm form, Reason reason, Locale locale, Model model) {
        model.addAttribute("reason", reason.text(locale));
        return again(shop, form, HttpStatus.UNPROCESSABLE_CONTENT, "refused", model);
    }

    /** Corrects the entry that asks the same already, instead of adding a second one. */
    @PostMapping("/into")
    ModelAndView into(
            @ModelAttribute("shop") MerchantAccount shop, FaqForm form, @RequestParam String other, Model model) {
        FaqEntry entry = faqs.find(shop.id(), other)
                .orElseThrow(() -> new ApiProblem(HttpStatus.NOT_FOUND, "faq.unknown", other));
        FaqForm joined =
                FaqForm.of(entry, editor.faqVersion(shop.id(), other), zone).asking(form.questions());
        model.addAttribute("beside", form);
        model.addAttribute("touched", true);
        return again(shop, joined, HttpStatus.OK, "joined", model);
    }

    private ModelAndView outdated(MerchantAccount shop, FaqForm form, Model model) {
        faqs.find(shop.id(), form.id())
                .ifPresent(theirs -> model.addAttribute(
                        "beside", FaqForm.of(theirs, editor.faqVersion(shop.id(), form.id()), zone)));
        boolean gone = !model.containsAttribute("beside");
        return again(
                shop,
                form.at(editor.faqVersion(shop.id(), form.id())),
                HttpStatus.CONFLICT,
                gone ? "gone" : "outdated",
                model);
    }

    private ModelAndView again(MerchantAccount shop, FaqForm form, HttpStatus status, String notice, Model model) {
        view.show(shop, form, model);
        model.addAttribute("notice", notice);
        model.addAttribute("touched", true);
        return new ModelAndView("console/faq", model.asMap(), status);
    }

    private static ModelAndView saved(String id) {
        String address = UriComponentsBuilder.fromPath("/console/faqs/item")
                .queryParam("id", "{id}")
                .queryParam("saved", "")
                .encode()
                .buildAndExpand(id)
                .toUriString();
        return new ModelAndView("redirect:" + address);
    }
}
