package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The products of a merchant. */
@RestController
@RequestMapping("/api/v1/products")
class ProductsApi {

    private final Products products;
    private final Merchants merchants;

    ProductsApi(Products products, Merchants merchants) {
        this.products = products;
        this.merchants = merchants;
    }

    @GetMapping
    Page<Product> page(@AuthenticationPrincipal Caller caller, @Valid PageRequest page) {
        return new Page<>(
                products.page(caller.merchant(), page.offset(), page.limit()),
                page.number(),
                page.limit(),
                products.count(caller.merchant()));
    }

    @GetMapping("/{code}")
    Product one(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
        return products.find(caller.merchant(), code).orElseThrow(() -> unknown(code));
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
        if (!products.delete(merchants.get(caller.merchant()).knowledge(), code)) {
            throw unknown(code);
        }
    }

    private static ApiProblem unknown(String code) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "product.unknown", code);
    }
}
