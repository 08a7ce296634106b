package io.zhanggui.assistant.console;

import io.zhanggui.assistant.facts.ImportRun;
import io.zhanggui.assistant.facts.ImportState;
import io.zhanggui.assistant.facts.ImportState.Running;
import io.zhanggui.assistant.problem.ApiProblem;
import io.zhanggui.assistant.problem.Problem;
import io.zhanggui.assistant.problem.Problems;
import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An import in words.
 *
 * @param running how far it is; null when it has ended
 * @param elapsed of the phase, while it runs; else of the whole
 * @param report there exactly when every row has ended
 * @param problem there when nothing was taken, or nobody knows what was
 */
record ImportRunView(
        String id,
        String kind,
        String fileName,
        OffsetDateTime started,
        @Nullable Running running,
        Duration elapsed,
        @Nullable ImportReport report,
        List<FailedRow> failed,
        @Nullable Problem problem,
        boolean cancelled) {

    private static final int MOST_SHOWN = 100;

    /** A row that was not taken, and why. */
    record FailedRow(int row, String reason) {}

    static ImportRunView of(ImportRun run, Problems problems, Instant now, Locale locale) {
        return switch (run.state()) {
            case Running running -> of(run, running, since(running, run, now), null, List.of(), null, false);
            case ImportState.Done done ->
                of(run, null, took(run), done.report(), failed(done.report(), locale), null, false);
            case ImportState.Rejected rejected ->
                of(run, null, took(run), null, List.of(), inWords(problems, rejected.reason(), locale), false);
            case ImportState.Cancelled ignored -> of(run, null, took(run), null, List.of(), null, true);
            case ImportState.Broken broken ->
                of(run, null, took(run), null, List.of(), problems.inWords(problem(broken), locale), false);
        };
    }

    private static ImportRunView of(
            ImportRun run,
            @Nullable Running running,
            Duration elapsed,
            @Nullable ImportReport report,
            List<FailedRow> failed,
            @Nullable Problem problem,
            boolean cancelled) {
        String kind = run.kind().name().toLowerCase(Locale.ROOT);
        return new ImportRunView(
                run.id(), kind, run.fileName(), run.started(), running, elapsed, report, failed, problem, cancelled);
    }

    private static Duration since(Running running, ImportRun run, Instant now) {
        OffsetDateTime begin = running.since() == null ? run.started() : running.since();
        return Duration.between(begin.toInstant(), now);
    }

    private static Duration took(ImportRun run) {
        return run.finished() == null ? Duration.ZERO : Duration.between(run.started(), run.finished());
    }

    /** Where the list of what there is now stands. */
    public String place() {
        return kind.equals("document") ? "documents" : kind;
    }

    /** Rows a second in this phase; 0 while too few have passed. */
    public int rate() {
        double seconds = elapsed.toMillis() / 1000.0;
        return running == null || seconds < 1 ? 0 : (int) Math.round(running.done() / seconds);
    }

    /** Seconds that are left at this pace; 0 where nobody knows. */
    public int left() {
        return running == null || running.total() == 0 || rate() == 0
                ? 0
                : Math.max(1, (running.total() - running.done()) / rate());
    }

    /** Whole seconds that it took. */
    public long seconds() {
        return Math.max(1, elapsed.toSeconds());
    }

    /** Rows that failed and are not among those shown. */
    public int more() {
        return report == null ? 0 : report.failed().size() - failed.size();
    }

    private static Problem inWords(Problems problems, Reason reason, Locale locale) {
        return problems.inWords(reason, locale);
    }

    private static ApiProblem problem(ImportState.Broken broken) {
        return new ApiProblem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                broken.code(),
                broken.arguments().toArray());
    }

    private static List<FailedRow> failed(ImportReport report, Locale locale) {
        return report.failed().stream()
                .limit(MOST_SHOWN)
                .map(failure -> new FailedRow(failure.row(), failure.reason().text(locale)))
                .toList();
    }
}
