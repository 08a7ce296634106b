package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the products that a job is for. Thread-safe. */
@Component
class ChosenProducts {

    private static final int NAMED_AT_MOST = 20;

    private final Products products;
    private final DraftRows drafts;

    ChosenProducts(Products products, DraftRows drafts) {
        this.products = products;
        this.drafts = drafts;
    }

    /**
     * At least one product.
     *
     * @throws ApiProblem 422 if a code is unknown, or if there is no product
     */
    List<Product> of(MerchantId merchant, CopyRequest request) {
        List<Product> chosen = fitting(merchant, request);
        if (chosen.isEmpty()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "copy.no-products");
        }
        return chosen;
    }

    /**
     * How many they are, 0 included.
     *
     * @throws ApiProblem 422 if a code is unknown
     */
    int count(MerchantId merchant, CopyRequest request) {
        return switch (request.products()) {
            case ProductChoice.Everything ignored -> products.count(merchant);
            case ProductChoice.Matching matching -> products.count(merchant, matching.words());
            case ProductChoice.InCategory ignored -> fitting(merchant, request).size();
            case ProductChoice.WithoutCopy ignored -> fitting(merchant, request).size();
            case ProductChoice.Named ignored -> fitting(merchant, request).size();
        };
    }

    private List<Product> fitting(MerchantId merchant, CopyRequest request) {
        return switch (request.products()) {
            case ProductChoice.Everything ignored -> products.all(merchant);
            case ProductChoice.InCategory category ->
                all(merchant, product -> category.category().equals(product.category()));
            case ProductChoice.Matching matching -> products.page(merchant, matching.words(), 0, Integer.MAX_VALUE);
            case ProductChoice.WithoutCopy ignored -> {
                Set<String> written = drafts.writtenCodes(merchant, request.channel(), request.locale());
                yield all(merchant, product -> !written.contains(product.code()));
            }
            case ProductChoice.Named named -> named(merchant, named.codes());
        };
    }

    private List<Product> all(MerchantId merchant, Predicate<Product> fitting) {
        return products.all(merchant).stream().filter(fitting).toList();
    }

    private List<Product> named(MerchantId merchant, List<String> codes) {
        List<Product> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String code : codes) {
            products.find(merchant, code).ifPresentOrElse(found::add, () -> unknown.add(code));
        }
        if (!unknown.isEmpty()) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "copy.products-unknown",
                    unknown.size(),
                    String.join(", ", unknown.stream().limit(NAMED_AT_MOST).toList()));
        }
        return found;
    }
}
