package io.zhanggui.assistant.copywriting;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds the products that a job is for. Thread-safe. */
@Component
class ChosenProducts {

    private static final int NAMED_AT_MOST = 20;

    private final Products products;

    ChosenProducts(Products products) {
        this.products = products;
    }

    /**
     * At least one product.
     *
     * @throws ApiProblem 422 if a code is unknown, or if there is no product
     */
    List<Product> of(MerchantId merchant, ProductChoice choice) {
        List<Product> chosen =
                switch (choice) {
                    case ProductChoice.Everything ignored -> products.all(merchant);
                    case ProductChoice.InCategory category ->
                        products.all(merchant).stream()
                                .filter(product -> category.category().equals(product.category()))
                                .toList();
                    case ProductChoice.Named named -> named(merchant, named.codes());
                };
        if (chosen.isEmpty()) {
            throw new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "copy.no-products");
        }
        return chosen;
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
