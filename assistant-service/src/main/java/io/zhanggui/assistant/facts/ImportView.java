package io.zhanggui.assistant.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.ingest.ImportReport;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An import as the API shows it: progress while it runs, then the report or the problem.
 *
 * @param status {@code running}, {@code done}, {@code cancelled} or {@code failed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        String id,
        String status,
        String kind,
        String mode,
        String fileName,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable Integer done,
        @Nullable Integer total,
        @Nullable Integer imported,
        @Nullable Integer updated,
        @Nullable Integer unchanged,
        @Nullable Integer deleted,
        @Nullable List<FailedRow> failed,
        @Nullable List<ImportReport.Conflict> conflicts,
        @Nullable Problem problem) {

    /** A row that was not taken, and why. */
    record FailedRow(int row, String reason) {}

    static ImportView of(ImportRun run, Problems problems, Locale locale) {
        return switch (run.state()) {
            case ImportState.Running running -> of(run, "running", running.done(), running.total(), null, null, locale);
            case ImportState.Done done ->
                of(run, "done", done.report().total(), done.report().total(), done.report(), null, locale);
            case ImportState.Rejected rejected ->
                of(run, "failed", null, null, null, problems.inWords(rejected.reason(), locale), locale);
            case ImportState.Cancelled ignored -> of(run, "cancelled", null, null, null, null, locale);
            case ImportState.Broken broken ->
                of(run, "failed", null, null, null, problems.inWords(problem(broken), locale), locale);
        };
    }

    static ApiProblem problem(ImportState.Broken broken) {
        return new ApiProblem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                broken.code(),
                broken.arguments().toArray());
    }

    private static ImportView of(
            ImportRun run,
            String status,
            @Nullable Integer done,
            @Nullable Integer total,
            @Nullable ImportReport report,
            @Nullable Problem problem,
            Locale locale) {
        return new ImportView(
                run.id(),
                status,
                run.kind().name().toLowerCase(Locale.ROOT),
                run.mode().name().toLowerCase(Locale.ROOT),
                run.fileName(),
                run.started(),
                run.finished(),
                done,
                total,
                report == null ? null : report.imported(),
                report == null ? null : report.updated(),
                report == null ? null : report.unchanged(),
                report == null ? null : report.deleted(),
                report == null ? null : failed(report, locale),
                report == null ? null : report.conflicts(),
                problem);
    }

    private static List<FailedRow> failed(ImportReport report, Locale locale) {
        return report.failed().stream()
                .map(failure -> new FailedRow(failure.row(), failure.reason().text(locale)))
                .toList();
    }
}
