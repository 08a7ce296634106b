package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.Caller;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.retrieval.SynonymGroup;
import io.zhanggui.knowledge.retrieval.SynonymSaving;
import io.zhanggui.knowledge.retrieval.Synonyms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The words that mean the same in a merchant's shop. The next search uses what was saved. */
@RestController
@RequestMapping("/api/v1/synonyms")
class SynonymsApi {

    private final Synonyms synonyms;

    SynonymsApi(Synonyms synonyms) {
        this.synonyms = synonyms;
    }

    /** A group as it is to stand under its id. */
    record GroupWords(@NotNull @Size(max = 100) List<@NotNull @Size(max = 500) String> words) {}

    @GetMapping
    Page<SynonymGroup> page(@AuthenticationPrincipal Caller caller, @Valid PageRequest page) {
        List<SynonymGroup> all = synonyms.all(caller.merchant());
        return new Page<>(
                all.stream().skip(page.offset()).limit(page.limit()).toList(), page.number(), page.limit(), all.size());
    }

    @GetMapping("/{id}")
    SynonymGroup one(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        return synonyms.find(caller.merchant(), id).orElseThrow(() -> unknown(id));
    }

    @PutMapping("/{id}")
    ResponseEntity<SynonymGroup> put(
            @AuthenticationPrincipal Caller caller,
            @PathVariable @Size(max = 500) String id,
            @Valid @RequestBody GroupWords group) {
        return switch (synonyms.save(caller.merchant(), new SynonymGroup(id, group.words()))) {
            case SynonymSaving.Written written ->
                ResponseEntity.status(written.created() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(written.groups().getFirst());
            case SynonymSaving.Refused refused ->
                throw new ApiProblem(
                        HttpStatus.BAD_REQUEST, "fact.refused", refused.reason().text(LocaleContextHolder.getLocale()));
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
        if (!synonyms.delete(caller.merchant(), id)) {
            throw unknown(id);
        }
    }

    private static ApiProblem unknown(String id) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "synonyms.unknown", id);
    }
}
