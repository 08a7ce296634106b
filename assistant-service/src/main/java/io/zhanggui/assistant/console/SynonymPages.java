package io.zhanggui.assistant.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.retrieval.SynonymGroup;
import io.zhanggui.knowledge.retrieval.SynonymSaving;
import io.zhanggui.knowledge.retrieval.Synonyms;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The words that mean the same in a shop: one list, edited where it stands. What cannot be kept comes back with the reason. */
@Controller
@RequestMapping("/console/synonyms")
class SynonymPages {

    private static final int GROUPS = 50;
    private static final int LARGEST_FILE = 1_000_000;

    private final Synonyms synonyms;

    SynonymPages(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    @GetMapping
    String list(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String saved,
            Model model) {
        model.addAttribute("saved", saved);
        show(shop, page, model);
        return "console/synonyms";
    }

    private void show(MerchantAccount shop, int page, Model model) {
        List<SynonymGroup> groups = synonyms.all(shop.id());
        Paging paging = Paging.at(page, groups.size(), GROUPS);
        model.addAttribute("paging", paging);
        model.addAttribute("groups", paging.of(groups));
    }

    /**
     * @param id blank for a new group
     */
    @PostMapping("/save")
    ModelAndView save(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "1") int page,
            Locale locale,
            Model model) {
        List<String> split = Synonyms.words(words);
        SynonymSaving saving =
                id.isBlank() ? synonyms.add(shop.id(), split) : synonyms.save(shop.id(), new SynonymGroup(id, split));
        return switch (saving) {
            case SynonymSaving.Written ignored ->
                new ModelAndView("redirect:/console/synonyms?saved=group&page=" + page);
            case SynonymSaving.Refused refused -> {
                model.addAttribute("refusedId", id);
                model.addAttribute("refusedWords", words);
                yield refused(shop, page, refused, locale, model);
            }
        };
    }

    @PostMapping("/delete")
    ResponseEntity<Void> delete(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam String id, HttpServletRequest request) {
        synonyms.delete(shop.id(), id);
        return Going.to("/console/synonyms?saved=deleted", request);
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> file(@ModelAttribute("shop") MerchantAccount shop) {
        return Downloads.file(
                shop.id() + "-synonyms.txt",
                "text/plain;charset=UTF-8",
                synonyms.text(shop.id()).getBytes(UTF_8));
    }

    /** Takes a file with a group on each line in place of all groups there are. */
    @PostMapping("/import")
    ModelAndView replace(
            @ModelAttribute("shop") MerchantAccount shop, @RequestParam MultipartFile file, Locale locale, Model model)
            throws IOException {
        if (file.isEmpty() || file.getSize() > LARGEST_FILE) {
            return wrongFile(shop, model);
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
        } catch (CharacterCodingException notText) {
            return wrongFile(shop, model);
        }
        return switch (synonyms.replace(shop.id(), text)) {
            case SynonymSaving.Written ignored -> new ModelAndView("redirect:/console/synonyms?saved=file");
            case SynonymSaving.Refused refused -> refused(shop, 1, refused, locale, model);
        };
    }

    private ModelAndView wrongFile(MerchantAccount shop, Model model) {
        model.addAttribute("wrongFile", true);
        show(shop, 1, model);
        return new ModelAndView("console/synonyms", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView refused(
            MerchantAccount shop, int page, SynonymSaving.Refused refused, Locale locale, Model model) {
        model.addAttribute("reason", refused.reason().text(locale));
        model.addAttribute("line", refused.line());
        show(shop, page, model);
        return new ModelAndView("console/synonyms", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
