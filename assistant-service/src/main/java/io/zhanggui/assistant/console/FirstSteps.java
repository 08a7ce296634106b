package io.zhanggui.assistant.console;

import io.zhanggui.assistant.backend.Backends;
import io.zhanggui.assistant.copywriting.CopyJobs;
import io.zhanggui.assistant.quality.Evaluations;
import io.zhanggui.assistant.support.ConversationFilter;
import io.zhanggui.assistant.support.ConversationList;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.Documents;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way from an empty shop to one that is in use; each step is done as soon as its trace is there. Thread-safe. */
@Component
class FirstSteps {

    private final Products products;
    private final Faqs faqs;
    private final Documents documents;
    private final ConversationList conversations;
    private final CopyJobs jobs;
    private final Evaluations evaluations;
    private final Backends backends;

    FirstSteps(
            Products products,
            Faqs faqs,
            Documents documents,
            ConversationList conversations,
            CopyJobs jobs,
            Evaluations evaluations,
            Backends backends) {
        this.products = products;
        this.faqs = faqs;
        this.documents = documents;
        this.conversations = conversations;
        this.jobs = jobs;
        this.evaluations = evaluations;
        this.backends = backends;
    }

    /**
     * A step.
     *
     * @param name the end of its texts' keys
     * @param path where it is done
     */
    record Step(String name, boolean done, String path) {}

    List<Step> of(MerchantId shop) {
        boolean imported = products.count(shop) + faqs.count(shop) + documents.count(shop) > 0;
        return List.of(
                new Step("import", imported, "/console/imports"),
                new Step(
                        "chat",
                        !conversations.page(shop, ConversationFilter.ALL, 0, 1).isEmpty(),
                        "/chat/" + shop),
                new Step("copy", jobs.count(shop) > 0, "/console/copy/new"),
                new Step("quality", !evaluations.all(shop).isEmpty(), "/console/quality"),
                new Step("model", backends.hasModel(), "/console/backends"));
    }
}
