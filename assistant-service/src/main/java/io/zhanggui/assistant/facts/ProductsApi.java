package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.catalog.Attribute;
import io.zhanggui.knowledge.catalog.Product;
import io.zhanggui.knowledge.catalog.Products;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Saving;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The products of a merchant. */
@RestController
@RequestMapping("/api/v1/products")
class ProductsApi {

    private final Products products;
    private final Merchants merchants;
    private final FactEditor editor;

    ProductsApi(Products products, Merchants merchants, FactEditor editor) {
        this.products = products;
        this.merchants = merchants;
        this.editor = editor;
    }

    /** A product as it is to stand under its code. */
    record ProductText(
            @NotBlank @Size(max = 500) String title,
            @Nullable @Size(max = 500) String category,
            @Nullable @Size(max = 20_000) String description,
            @Nullable @Size(max = 500) List<@Valid @NotNull NamedValue> attributes,
            @Nullable @Size(max = 20) String language,
            @Nullable Window validity) {

        Product product(String code) {
            List<NamedValue> given = Objects.requireNonNullElse(attributes, List.of());
            return new Product(
                    code,
                    title,
                    category,
                    description,
                    given.stream().map(NamedValue::attribute).toList(),
                    language,
                    Window.validity(validity));
        }
    }

    /** An attribute. */
    record NamedValue(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 20_000) String value) {

        Attribute attribute() {
            return new Attribute(name, value);
        }
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
    ResponseEntity<Product> one(@AuthenticationPrincipal Caller caller, @PathVariable String code) {
        Product product = products.find(caller.merchant(), code).orElseThrow(() -> unknown(code));
        return ResponseEntity.ok()
                .eTag(editor.productVersion(caller.merchant(), code))
                .body(product);
    }

    @PutMapping("/{code}")
    ResponseEntity<Product> put(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Size(max = 200) String code,
            @Valid @RequestBody ProductText text,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String noneMatch) {
        Saving.Written written = Saves.written(
                editor.saveProduct(
                        merchants.get(caller.merchant()).knowledge(),
                        text.product(code),
                        Saves.expected(match, noneMatch, editor.productVersion(caller.merchant(), code))),
                code);
        Product product = products.find(caller.merchant(), code).orElseThrow(() -> unknown(code));
        return ResponseEntity.status(Saves.status(written))
                .eTag(written.version())
                .body(product);
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
