package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.copywriting.JobStatus;
import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.assistant.support.Conversations;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.Documents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** How the shop stands, what to do next, and who writes. */
@Controller
class DashboardPage {

    private final Products products;
    private final Faqs faqs;
    private final Documents documents;
    private final Conversations conversations;
    private final CopyJobs jobs;
    private final Backends backends;

    DashboardPage(
            Products products,
            Faqs faqs,
            Documents documents,
            Conversations conversations,
            CopyJobs jobs,
            Backends backends) {
        this.products = products;
        this.faqs = faqs;
        this.documents = documents;
        this.conversations = conversations;
        this.jobs = jobs;
        this.backends = backends;
    }

    /** What the shop has. */
    record Counts(int products, int faqs, int documents, int jobs, int conversations, int handedOver) {

        /** Whether there is nothing to answer or write from. */
        public boolean empty() {
            return products + faqs + documents == 0;
        }
    }

    @GetMapping("/console")
    String dashboard(@ModelAttribute("shop") MerchantAccount shop, Model model) {
        model.addAttribute("counts", counts(shop.id()));
        model.addAttribute(
                "running",
                jobs.page(shop.id(), 0, 1).stream()
                        .filter(job -> job.status() == JobStatus.RUNNING)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("hasModel", backends.hasModel());
        return "console/dashboard";
    }

    private Counts counts(MerchantId shop) {
        return new Counts(
                products.count(shop),
                faqs.count(shop),
                documents.count(shop),
                jobs.count(shop),
                conversations.count(shop, null),
                conversations.count(shop, "handed_over"));
    }
}
