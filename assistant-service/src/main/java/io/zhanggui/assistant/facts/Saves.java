package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.knowledge.ingest.FactEditor;
import io.zhanggui.knowledge.ingest.Saving;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;

/** The conditions of a {@code PUT}, and what is told of its end. */
final class Saves {

    private Saves() {}

    /**
     * The version that has to stand there; null for any.
     *
     * @param match header {@code If-Match}: an entity tag of ours, or {@code *} for "something stands there"
     * @param noneMatch header {@code If-None-Match}: {@code *} for "nothing stands there"
     */
    static @Nullable String expected(@Nullable String match, @Nullable String noneMatch, String current) {
        if ("*".equals(noneMatch)) {
            return FactEditor.ABSENT;
        }
        if (match == null) {
            return null;
        }
        boolean any = match.equals("*") && !current.equals(FactEditor.ABSENT);
        return any ? current : match.replace("W/", "").replace("\"", "");
    }

    /**
     * What was written.
     *
     * @throws ApiProblem if nothing was
     */
    static Saving.Written written(Saving saving, String id) {
        return switch (saving) {
            case Saving.Written written -> written;
            case Saving.Outdated ignored -> throw new ApiProblem(HttpStatus.PRECONDITION_FAILED, "fact.outdated", id);
            case Saving.Refused refused ->
                throw new ApiProblem(
                        HttpStatus.BAD_REQUEST, "fact.refused", refused.reason().text(LocaleContextHolder.getLocale()));
        };
    }

    static HttpStatus status(Saving.Written written) {
        return written.created() ? HttpStatus.CREATED : HttpStatus.OK;
    }
}
