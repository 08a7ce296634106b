package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.merchant.Merchants;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportMode;
import io.zhanggui.knowledge.ingest.ImportRejected;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files in, and what became of them. */
@RestController
@RequestMapping("/api/v1")
class ImportsApi {

    private final Imports imports;
    private final Merchants merchants;
    private final Problems problems;
    private final FactsSettings settings;
    private final MappingReader mappings;

    ImportsApi(
            Imports imports, Merchants merchants, Problems problems, FactsSettings settings, MappingReader mappings) {
        this.imports = imports;
        this.merchants = merchants;
        this.problems = problems;
        this.settings = settings;
        this.mappings = mappings;
    }

    @PostMapping(path = "/products/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> products(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "merge") String mode,
            @RequestParam(required = false) @Nullable String mapping,
            Locale locale)
            throws IOException {
        return take(caller, ImportKind.PRODUCTS, mode(mode), mappings.read(mapping), file, locale);
    }

    @PostMapping(path = "/faqs/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> faqs(
            @AuthenticationPrincipal Caller caller,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "merge") String mode,
            @RequestParam(required = false) @Nullable String mapping,
            Locale locale)
            throws IOException {
        return take(caller, ImportKind.FAQS, mode(mode), mappings.read(mapping), file, locale);
    }

    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> document(
            @AuthenticationPrincipal Caller caller, @RequestParam MultipartFile file, Locale locale)
            throws IOException {
        return take(caller, ImportKind.DOCUMENT, ImportMode.MERGE, ColumnMapping.PROPOSED, file, locale);
    }

    @GetMapping("/imports/{id}")
    ImportView one(@AuthenticationPrincipal Caller caller, @PathVariable String id, Locale locale) {
        return imports.find(caller.merchant(), id)
                .map(run -> ImportView.of(run, problems, locale))
                .orElseThrow(() -> unknown(id));
    }

    private static ApiProblem unknown(String id) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "import.unknown", id);
    }

    /** Asks a running import to stop; what has ended stays as it is. */
    @PostMapping("/imports/{id}/cancel")
    ImportView cancel(@AuthenticationPrincipal Caller caller, @PathVariable String id, Locale locale) {
        ImportRun run = imports.find(caller.merchant(), id).orElseThrow(() -> unknown(id));
        if (run.state() instanceof ImportState.Running && !imports.cancel(run)) {
            throw new ApiProblem(HttpStatus.CONFLICT, "import.too-late");
        }
        return one(caller, id, locale);
    }

    @GetMapping("/imports")
    Page<ImportView> all(@AuthenticationPrincipal Caller caller, @Valid PageRequest page, Locale locale) {
        return new Page<>(
                imports.page(caller.merchant(), page.offset(), page.limit()).stream()
                        .map(run -> ImportView.of(run, problems, locale))
                        .toList(),
                page.number(),
                page.limit(),
                imports.count(caller.merchant()));
    }

    private ResponseEntity<ImportView> take(
            Caller caller, ImportKind kind, ImportMode mode, ColumnMapping mapping, MultipartFile file, Locale locale)
            throws IOException {
        ImportRun started = imports.start(merchants.get(caller.merchant()), kind, mode, mapping, file);
        ImportRun run = imports.await(started, settings.importPatience());
        ImportView view = ImportView.of(run, problems, locale);
        return switch (run.state()) {
            case ImportState.Running ignored ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/imports/" + run.id()))
                        .body(view);
            case ImportState.Done ignored -> ResponseEntity.ok(view);
            case ImportState.Cancelled ignored -> ResponseEntity.ok(view);
            case ImportState.Rejected rejected -> throw new ImportRejected(rejected.reason());
            case ImportState.Broken broken -> throw ImportView.problem(broken);
        };
    }

    private static ImportMode mode(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "merge" -> ImportMode.MERGE;
            case "replace" -> ImportMode.REPLACE;
            default -> throw new ApiProblem(HttpStatus.BAD_REQUEST, "import.mode", name);
        };
    }
}
