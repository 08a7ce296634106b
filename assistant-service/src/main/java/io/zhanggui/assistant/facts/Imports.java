package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ColumnMapping;
import io.zhanggui.knowledge.ingest.ImportMode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way into the fact base: started, watched, remembered. Thread-safe. */
@Component
public class Imports {

    private final ImportRuns runs;
    private final ImportWorker worker;
    private final Uploads uploads;
    private final RowReports reports;
    private final Staging staging;
    private final ImportPulse pulse;
    private final Clock clock;

    Imports(
            ImportRuns runs,
            ImportWorker worker,
            Uploads uploads,
            RowReports reports,
            Staging staging,
            ImportPulse pulse,
            Clock clock) {
        this.runs = runs;
        this.worker = worker;
        this.uploads = uploads;
        this.reports = reports;
        this.staging = staging;
        this.pulse = pulse;
        this.clock = clock;
    }

    /**
     * Keeps the file and starts its import. Imports of one merchant run one after another.
     *
     * @param mapping what the columns of a table hold
     * @throws io.zhanggui.assistant.problem.ApiProblem 400 if the file has no usable name
     */
    public ImportRun start(
            MerchantAccount merchant, ImportKind kind, ImportMode mode, ColumnMapping mapping, MultipartFile file)
            throws IOException {
        String id = UUID.randomUUID().toString();
        String fileName = Uploads.name(file);
        uploads.keep(id, file);
        return start(merchant, begun(id, merchant.id(), kind, mode, fileName), mapping);
    }

    /** Starts the import of a staged file, which is none from then on. The same file is started once. */
    public ImportRun start(MerchantAccount merchant, StagedFile file, ImportMode mode, ColumnMapping mapping) {
        ImportRun run = begun(file.id(), merchant.id(), file.kind(), mode, file.fileName());
        return staging.handOver(file)
                ? start(merchant, run, mapping)
                : find(merchant.id(), file.id()).orElse(run);
    }

    private ImportRun begun(String id, MerchantId merchant, ImportKind kind, ImportMode mode, String fileName) {
        return new ImportRun(
                id, merchant, kind, mode, fileName, ImportState.Running.NOT_BEGUN, OffsetDateTime.now(clock), null);
    }

    private ImportRun start(MerchantAccount merchant, ImportRun run, ColumnMapping mapping) {
        runs.insert(run, pulse.owner());
        worker.start(new RunningImport(run, merchant.knowledge(), mapping, reports.begin(run.id()), runs, clock));
        return run;
    }

    /**
     * Asks an import to stop. Its rows are written in one transaction: until that is committed nothing has changed, and
     * from then on it cannot be stopped.
     *
     * @return false if it is too late
     */
    public boolean cancel(ImportRun run) {
        if (!(run.state() instanceof ImportState.Running)) {
            return false;
        }
        runs.askToStop(run.merchant(), run.id());
        return worker.find(run.id())
                .map(RunningImport::cancel)
                .orElse(run.state() instanceof ImportState.Running running
                        && running.phase() != ImportState.Phase.INDEXING);
    }

    /** Tells how each row of an import ended; false if that is not known, or not here. */
    public boolean rows(ImportRun run, RowListener listener) {
        return reports.read(run.id(), listener);
    }

    /** The import as it stands when it has ended, or after the patience is over. */
    public ImportRun await(ImportRun run, Duration patience) {
        worker.await(run.id(), patience);
        return find(run.merchant(), run.id()).orElse(run);
    }

    /** The import as it stands. */
    public Optional<ImportRun> find(MerchantId merchant, String id) {
        return runs.find(merchant, id).map(this::withProgress);
    }

    /** The latest first. */
    public List<ImportRun> page(MerchantId merchant, int offset, int limit) {
        return runs.page(merchant, offset, limit).stream()
                .map(this::withProgress)
                .toList();
    }

    public int count(MerchantId merchant) {
        return runs.count(merchant);
    }

    private ImportRun withProgress(ImportRun run) {
        return run.state() instanceof ImportState.Running
                ? worker.find(run.id()).map(here -> run.in(here.state())).orElse(run)
                : run;
    }
}
