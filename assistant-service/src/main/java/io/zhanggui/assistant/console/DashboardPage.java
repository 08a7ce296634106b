package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.copywriting.ChannelProfiles;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.ImportState;
import io.zhanggui.assistant.facts.Imports;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How the shop stands, what is under way, and what to do next. */
@Controller
class DashboardPage {

    private static final int SHOWN = 3;

    private final DashboardFigures figures;
    private final FirstSteps steps;
    private final CopyJobs jobs;
    private final ChannelProfiles channels;
    private final Imports imports;
    private final Backends backends;
    private final Clock clock;

    DashboardPage(
            DashboardFigures figures,
            FirstSteps steps,
            CopyJobs jobs,
            ChannelProfiles channels,
            Imports imports,
            Backends backends,
            Clock clock) {
        this.figures = figures;
        this.steps = steps;
        this.jobs = jobs;
        this.channels = channels;
        this.imports = imports;
        this.backends = backends;
        this.clock = clock;
    }

    @GetMapping("/console")
    String dashboard(@ModelAttribute("shop") MerchantAccount shop, @ModelAttribute("zone") ZoneId zone, Model model) {
        model.addAttribute("tiles", figures.of(shop.id(), zone));
        model.addAttribute("steps", steps.of(shop.id()));
        model.addAttribute("backends", backends.states());
        underWay(shop.id(), model);
        return "console/dashboard";
    }

    /** The part of the page that changes while something is under way. */
    @GetMapping("/console/running")
    String running(@ModelAttribute("shop") MerchantAccount shop, Model model) {
        underWay(shop.id(), model);
        return "console/dashboard-parts :: running";
    }

    private void underWay(MerchantId shop, Model model) {
        List<JobView> open = jobs.open(shop, SHOWN).stream()
                .map(job -> JobView.of(job, channels, clock.instant()))
                .toList();
        List<ImportView> reading = imports.page(shop, 0, SHOWN).stream()
                .flatMap(run -> ImportView.of(run).stream())
                .toList();
        model.addAttribute("open", open);
        model.addAttribute("reading", reading);
        model.addAttribute("moving", !reading.isEmpty() || open.stream().anyMatch(JobView::running));
    }

    /** An import that is under way; a total of 0 is not known yet. */
    record ImportView(String id, String file, int done, int total) {

        static List<ImportView> of(ImportRun run) {
            return run.state() instanceof ImportState.Running running
                    ? List.of(new ImportView(run.id(), run.fileName(), running.done(), running.total()))
                    : List.of();
        }
    }
}
