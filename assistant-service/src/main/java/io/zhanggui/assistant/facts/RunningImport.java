package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.facts.ImportState.Phase;
import io.zhanggui.assistant.facts.ImportState.Running;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.RowEnd;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/** An import that this process works on, and how far it is. One thread works, any may look and stop. */
final class RunningImport implements ImportProgress {

    private final ImportRun run;
    private final Merchant merchant;
    private final ColumnMapping mapping;
    private final RowReports.Report report;
    private final ImportRuns runs;
    private final Clock clock;
    private volatile Running state = Running.NOT_BEGUN;
    private volatile boolean cancelled;

    RunningImport(
            ImportRun run,
            Merchant merchant,
            ColumnMapping mapping,
            RowReports.Report report,
            ImportRuns runs,
            Clock clock) {
        this.run = run;
        this.merchant = merchant;
        this.mapping = mapping;
        this.report = report;
        this.runs = runs;
        this.clock = clock;
    }

    ImportRun run() {
        return run;
    }

    Merchant merchant() {
        return merchant;
    }

    ColumnMapping mapping() {
        return mapping;
    }

    Running state() {
        return cancelled ? state.asked() : state;
    }

    /** Asks it to stop; false if its rows are committed. */
    boolean cancel() {
        cancelled = cancelled || state.phase() != Phase.INDEXING;
        return state.phase() != Phase.INDEXING;
    }

    @Override
    public void at(int done, int total) {
        Phase phase = total == 0 ? Phase.READING : Phase.INDEXING;
        boolean news = state.phase() != phase;
        state = new Running(phase, done, total, news ? OffsetDateTime.now(clock) : state.since(), false);
        if (news) {
            runs.beat(run.id(), state);
        }
    }

    @Override
    public void headers(List<String> headers) {
        report.headers(headers);
    }

    @Override
    public void read(int rows) {
        state = new Running(Phase.READING, rows, 0, state.since(), false);
    }

    @Override
    public void ended(RowEnd row) {
        report.add(row);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** Stores how it ended; with its rows, if they ended as they were heard. */
    void end(ImportState end) {
        if (end instanceof ImportState.Done) {
            report.keep();
        }
        report.close();
        runs.finish(run.id(), end);
    }
}
