package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.merchant.MerchantAccount;
import io.zhanggui.knowledge.MerchantId;
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
    private final Clock clock;

    Imports(ImportRuns runs, ImportWorker worker, Uploads uploads, Clock clock) {
        this.runs = runs;
        this.worker = worker;
        this.uploads = uploads;
        this.clock = clock;
    }

    /**
     * Keeps the file and starts its import. Imports of one merchant run one after another.
     *
     * @throws io.zhanggui.assistant.problem.ApiProblem 400 if the file has no usable name
     */
    public ImportRun start(MerchantAccount merchant, ImportKind kind, ImportMode mode, MultipartFile file)
            throws IOException {
        String fileName = Uploads.name(file);
        ImportRun run = new ImportRun(
                UUID.randomUUID().toString(),
                merchant.id(),
                kind,
                mode,
                fileName,
                new ImportState.Running(0, 0),
                OffsetDateTime.now(clock),
                null);
        uploads.keep(run.id(), file);
        runs.insert(run);
        worker.start(run, merchant.knowledge());
        return run;
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
        return run.state() instanceof ImportState.Running ? run.in(worker.progress(run.id())) : run;
    }
}
