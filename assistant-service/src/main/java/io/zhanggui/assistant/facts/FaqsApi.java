package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The FAQ entries of a merchant. */
@RestController
@RequestMapping("/api/v1/faqs")
class FaqsApi {

    private final Faqs faqs;
    private final Merchants merchants;

    FaqsApi(Faqs faqs, Merchants merchants) {
        this.faqs = faqs;
        this.merchants = merchants;
    }

    @GetMapping
    Page<FaqEntry> page(@AuthenticationPrincipal Caller caller, @Valid PageRequest page) {
        return new Page<>(
                faqs.page(caller.merchant(), page.offset(), page.limit()),
                page.number(),
                page.limit(),
                faqs.count(caller.merchant()));
    }

    @GetMapping("/{id}")
    FaqEntry one(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return faqs.find(caller.merchant(), id).orElseThrow(() -> unknown(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (!faqs.delete(merchants.get(caller.merchant()).knowledge(), id)) {
            throw unknown(id);
        }
    }

    private static ApiProblem unknown(String id) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "faq.unknown", id);
    }
}
