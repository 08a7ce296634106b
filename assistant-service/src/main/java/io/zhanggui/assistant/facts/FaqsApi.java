package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.Validity;
import io.zhanggui.knowledge.faq.FaqEntry;
import io.zhanggui.knowledge.faq.Faqs;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.ImportReport;
import io.zhanggui.knowledge.ingest.Saving;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** The FAQ entries of a merchant. */
@RestController
@RequestMapping("/api/v1/faqs")
class FaqsApi {

    private final Faqs faqs;
    private final Merchants merchants;
    private final FactEditor editor;

    FaqsApi(Faqs faqs, Merchants merchants, FactEditor editor) {
        this.faqs = faqs;
        this.merchants = merchants;
        this.editor = editor;
    }

    /** An entry as it is to stand under its id. */
    record FaqText(
            @NotBlank @Size(max = 500) String question,
            @Nullable @Size(max = 200) List<@NotBlank @Size(max = 500) String> similarQuestions,
            @NotBlank @Size(max = 20_000) String answer,
            @Nullable @Size(max = 20) String language,
            @Nullable Window validity) {}

    /**
     * An entry as it stands now.
     *
     * @param conflicts entries that answer the same question differently, this one among them
     */
    record SavedFaq(
            String id,
            String question,
            List<String> similarQuestions,
            String answer,
            @Nullable String language,
            Validity validity,
            List<ImportReport.Conflict> conflicts) {

        static SavedFaq of(FaqEntry entry, List<ImportReport.Conflict> conflicts) {
            return new SavedFaq(
                    entry.id(),
                    entry.question(),
                    entry.similarQuestions(),
                    entry.answer(),
                    entry.language(),
                    entry.validity(),
                    conflicts);
        }
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
    ResponseEntity<FaqEntry> one(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        FaqEntry entry = faqs.find(caller.merchant(), id).orElseThrow(() -> unknown(id));
        return ResponseEntity.ok()
                .eTag(editor.faqVersion(caller.merchant(), id))
                .body(entry);
    }

    @PutMapping("/{id}")
    ResponseEntity<SavedFaq> put(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Size(max = 500) String id,
            @Valid @RequestBody FaqText text,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String noneMatch) {
        List<String> similar = Objects.requireNonNullElse(text.similarQuestions(), List.of());
        Saving.Written written = Saves.written(
                editor.saveFaq(
                        merchants.get(caller.merchant()).knowledge(),
                        new FaqEntry(
                                id,
                                text.question(),
                                similar,
                                text.answer(),
                                text.language(),
                                Window.validity(text.validity())),
                        Saves.expected(match, noneMatch, editor.faqVersion(caller.merchant(), id))),
                id);
        FaqEntry entry = faqs.find(caller.merchant(), id).orElseThrow(() -> unknown(id));
        return ResponseEntity.status(Saves.status(written))
                .eTag(written.version())
                .body(SavedFaq.of(entry, written.conflicts()));
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
