package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.knowledge.Passage;
import io.zhanggui.knowledge.retrieval.Hit;
import io.zhanggui.knowledge.retrieval.Retrieval;
import io.zhanggui.knowledge.retrieval.SearchRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the fact base holds on a question. */
@RestController
class SearchApi {

    private final Retrieval retrieval;
    private final Merchants merchants;

    SearchApi(Retrieval retrieval, Merchants merchants) {
        this.retrieval = retrieval;
        this.merchants = merchants;
    }

    @GetMapping("/api/v1/search")
    Hits search(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @NotBlank @Size(max = 2000) String q,
            @RequestParam(defaultValue = "10") @Min(1) @Max(50) int k,
            @RequestParam(required = false) @Nullable @Size(max = 500) String category,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "[a-z]{2,3}") String language) {
        SearchRequest request = new SearchRequest(
                merchants.get(caller.merchant()).knowledge(), q.strip(), k, Set.of(), null, category, language);
        return new Hits(retrieval.search(request).stream().map(FoundPassage::of).toList());
    }

    /** The best first. */
    record Hits(List<FoundPassage> hits) {}

    /**
     * A passage that was found.
     *
     * @param id the merchant's own id of the source: product code, FAQ id or file name
     */
    record FoundPassage(
            String id,
            double score,
            String kind,
            String title,
            String text,
            @Nullable String productId,
            String sourceId,
            String place) {

        static FoundPassage of(Hit hit) {
            Passage passage = hit.passage();
            return new FoundPassage(
                    passage.sourceId(),
                    hit.score(),
                    passage.kind().name().toLowerCase(Locale.ROOT),
                    passage.title(),
                    passage.text(),
                    passage.productCode(),
                    passage.sourceId(),
                    passage.place());
        }
    }
}
