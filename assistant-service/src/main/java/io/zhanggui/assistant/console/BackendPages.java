package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.BackendProbe;
import io.zhanggui.assistant.backend.BackendRoster;
import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.backend.Preset;
import io.zhanggui.assistant.backend.Presets;
import io.zhanggui.assistant.backend.RosterEntry;
import io.zhanggui.assistant.merchant.MerchantAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Backends: added, changed, tried out, moved, turned off, removed. Only who may log in at the console comes here. */
@Controller
@RequestMapping("/console/backends")
class BackendPages {

    private final BackendRoster roster;
    private final BackendProbe probe;
    private final Presets presets;
    private final Backends backends;
    private final BackendFigures figures;

    BackendPages(BackendRoster roster, BackendProbe probe, Presets presets, Backends backends, BackendFigures figures) {
        this.roster = roster;
        this.probe = probe;
        this.presets = presets;
        this.backends = backends;
        this.figures = figures;
    }

    @GetMapping
    String page(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "false") boolean all,
            Model model,
            Locale locale) {
        figures.chain(shop, all, model, locale);
        figures.plots(shop, all, model, locale);
        model.addAttribute("presets", presets.all());
        model.addAttribute("hasModel", backends.hasModel());
        return "console/backends";
    }

    /** The part of the page that shows how the chain stands. */
    @GetMapping("/chain")
    String chain(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "false") boolean all,
            Model model,
            Locale locale) {
        figures.chain(shop, all, model, locale);
        return "console/backends :: chain";
    }

    /** The part with the plots. */
    @GetMapping("/figures")
    String figures(
            @ModelAttribute("shop") MerchantAccount shop,
            @RequestParam(defaultValue = "false") boolean all,
            Model model,
            Locale locale) {
        figures.plots(shop, all, model, locale);
        return "console/backends :: figures";
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable String preset, Model model) {
        Preset chosen = preset == null ? null : presets.find(preset).orElse(null);
        model.addAttribute("presets", presets.all());
        model.addAttribute("chosen", preset != null);
        show(null, chosen, model);
        model.addAttribute("free", freeName(chosen == null ? "model" : chosen.id()));
        return "console/backend";
    }

    @GetMapping("/{id}")
    String change(@PathVariable String id, Model model) {
        RosterEntry entry = roster.find(id);
        String preset = Objects.requireNonNull(entry.stored()).preset();
        model.addAttribute("presets", presets.all());
        model.addAttribute("chosen", true);
        show(entry, preset == null ? null : presets.find(preset).orElse(null), model);
        return "console/backend";
    }

    @PostMapping
    ResponseEntity<Void> save(@ModelAttribute BackendForm form, HttpServletRequest request) {
        roster.save(form.draft());
        return Going.to("/console/backends", request);
    }

    @PostMapping("/models")
    String models(@ModelAttribute BackendForm form, Model model) {
        model.addAttribute("listing", ModelsView.of(probe.models(form.draft())));
        return "console/backend-tried :: models";
    }

    @PostMapping("/test")
    String test(@ModelAttribute("shop") MerchantAccount shop, @ModelAttribute BackendForm form, Model model) {
        model.addAttribute("call", TrialView.of(probe.test(form.draft(), shop.id())));
        return "console/backend-tried :: call";
    }

    /** Tries a backend of the chain. */
    @PostMapping("/test-one")
    String test(@ModelAttribute("shop") MerchantAccount shop, @RequestParam String name, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("call", TrialView.of(probe.test(name, shop.id())));
        return "console/backend-tried :: call";
    }

    @PostMapping("/{id}/remove")
    ResponseEntity<Void> remove(@PathVariable String id, HttpServletRequest request) {
        roster.remove(id);
        return Going.to("/console/backends", request);
    }

    @PostMapping("/{id}/turn")
    ResponseEntity<Void> turn(@PathVariable String id, @RequestParam boolean on, HttpServletRequest request) {
        roster.turn(id, on);
        return Going.to("/console/backends", request);
    }

    @PostMapping("/move")
    ResponseEntity<Void> move(@RequestParam String name, @RequestParam boolean up, HttpServletRequest request) {
        roster.move(name, up);
        return Going.to("/console/backends", request);
    }

    private static void show(@Nullable RosterEntry entry, @Nullable Preset preset, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("stored", entry == null ? null : entry.stored());
        model.addAttribute("preset", preset);
    }

    /** A name that nobody has yet: that of the preset, or the same with a number. */
    private String freeName(String wanted) {
        List<String> taken = roster.entries().stream().map(RosterEntry::name).toList();
        String name = wanted;
        for (int number = 2; taken.contains(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }
}
