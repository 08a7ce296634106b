package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.ImportState;
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
 * An import in words.
 *
 * @param done rows so far, while it runs
 * @param total 0 while unknown
 * @param report there exactly when every row has ended
 * @param problem there exactly when nothing was taken
 */
record ImportRunView(
        String id,
        String kind,
        String fileName,
        OffsetDateTime started,
        int done,
        int total,
        @Nullable ImportReport report,
        List<FailedRow> failed,
        @Nullable Problem problem) {

    /** A row that was not taken, and why. */
    record FailedRow(int row, String reason) {}

    static ImportRunView of(ImportRun run, Problems problems, Locale locale) {
        return switch (run.state()) {
            case ImportState.Running running -> of(run, running.done(), running.total(), null, List.of(), null);
            case ImportState.Done done ->
                of(run, done.report().total(), done.report().total(), done.report(), failed(done, locale), null);
            case ImportState.Rejected rejected ->
                of(run, 0, 0, null, List.of(), problems.inWords(rejected.reason(), locale));
            case ImportState.Broken broken -> of(run, 0, 0, null, List.of(), problems.inWords(problem(broken), locale));
        };
    }

    /** Whether it is still under way. */
    public boolean running() {
        return report == null && problem == null;
    }

    private static ImportRunView of(
            ImportRun run,
            int done,
            int total,
            @Nullable ImportReport report,
            List<FailedRow> failed,
            @Nullable Problem problem) {
        String kind = run.kind().name().toLowerCase(Locale.ROOT);
        return new ImportRunView(run.id(), kind, run.fileName(), run.started(), done, total, report, failed, problem);
    }

    private static ApiProblem problem(ImportState.Broken broken) {
        return new ApiProblem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                broken.code(),
                broken.arguments().toArray());
    }

    private static List<FailedRow> failed(ImportState.Done done, Locale locale) {
        return done.report().failed().stream()
                .map(failure -> new FailedRow(failure.row(), failure.reason().text(locale)))
                .toList();
    }
}
