package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.ingest.DocumentInfo;
import io.zhanggui.knowledge.ingest.Documents;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Saving;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a merchant. */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentsApi {

    private final Documents documents;
    private final Merchants merchants;
    private final FactEditor editor;

    DocumentsApi(Documents documents, Merchants merchants, FactEditor editor) {
        this.documents = documents;
        this.merchants = merchants;
        this.editor = editor;
    }

    /** In which language and when a document is to be answered from. */
    record Limits(
            @Nullable @Size(max = 20) String language,
            @Nullable Window validity) {}

    @GetMapping
    Page<DocumentInfo> page(@AuthenticationPrincipal Caller caller, @Valid PageRequest page) {
        return new Page<>(
                documents.page(caller.merchant(), page.offset(), page.limit()),
                page.number(),
                page.limit(),
                documents.count(caller.merchant()));
    }

    @GetMapping("/{name}")
    DocumentInfo one(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        return documents.find(caller.merchant(), name).orElseThrow(() -> unknown(name));
    }

    /** Stays when the document is imported again. */
    @PutMapping("/{name}/limits")
    DocumentInfo limit(
            @AuthenticationPrincipal Caller caller, @PathVariable String name, @Valid @RequestBody Limits limits) {
        Saving saving = editor.limitDocument(
                merchants.get(caller.merchant()).knowledge(),
                name,
                limits.language(),
                Window.validity(limits.validity()));
        if (saving instanceof Saving.Outdated) {
            throw unknown(name);
        }
        Saves.written(saving, name);
        return one(caller, name);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String name) {
        if (!documents.delete(merchants.get(caller.merchant()).knowledge(), name)) {
            throw unknown(name);
        }
    }

    private static ApiProblem unknown(String name) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "document.unknown", name);
    }
}
