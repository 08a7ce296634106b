package io.zhanggui.assistant.console;

import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyJob;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.Estimate;
import io.zhanggui.assistant.copywriting.Tone;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.catalog.Products;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form that begins a copy job, and what it says such a job would come to. */
@Controller
@RequestMapping("/console/copy")
class CopyStart {

    private final CopyJobs jobs;
    private final ChannelProfiles channels;
    private final Products products;
    private final Problems problems;

    CopyStart(CopyJobs jobs, ChannelProfiles channels, Products products, Problems problems) {
        this.jobs = jobs;
        this.channels = channels;
        this.products = products;
        this.problems = problems;
    }

    @GetMapping("/new")
    String form(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        List<String> code = parameters.getOrDefault("code", List.of());
        model.addAttribute("codes", code);
        model.addAttribute("codeLines", String.join("\n", code));
        model.addAttribute("total", products.count(shop.id()));
        model.addAttribute("categories", products.categories(shop.id()));
        model.addAttribute("channels", channels.all());
        model.addAttribute("tones", Tone.values());
        model.addAttribute("request", UUID.randomUUID());
        return "console/copy-new";
    }

    @PostMapping
    ResponseEntity<Void> start(
            @ModelAttribute("shop") MerchantAccount shop, @ModelAttribute JobForm form, HttpServletRequest request) {
        CopyJob job = jobs.create(shop, form.wanted(), form.request());
        return Going.to("/console/copy/" + job.id(), request);
    }

    @PostMapping("/estimate")
    String estimate(
            @ModelAttribute("shop") MerchantAccount shop, @ModelAttribute JobForm form, Locale locale, Model model) {
        try {
            Estimate estimate = jobs.estimate(shop, form.wanted());
            model.addAttribute("estimate", estimate);
            model.addAttribute("time", estimate.time() == null ? null : JobView.Span.of(estimate.time()));
        } catch (ApiProblem unclear) {
            model.addAttribute("problem", problems.inWords(unclear, locale));
        }
        return "console/copy-parts :: estimate";
    }
}
