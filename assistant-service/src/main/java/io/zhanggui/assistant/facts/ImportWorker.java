package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.trace.Trace;
import io.zhanggui.knowledge.Merchant;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportProgress;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.ImportReport;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Imports files in the background, those of one merchant one after another. Thread-safe. */
@Component
class ImportWorker implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    /** How long the end of the process waits. Nothing is interrupted: that would close the files of the embedded database. */
    private static final Duration LAST_CALL = Duration.ofSeconds(5);

    private static final ImportState.Running NOT_BEGUN = new ImportState.Running(0, 0);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<MerchantId, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    private final Map<String, ImportState.Running> progress = new ConcurrentHashMap<>();
    private final Importer importer;
    private final ImportRuns runs;
    private final Uploads uploads;
    private final ImportMeters meters;

    ImportWorker(Importer importer, ImportRuns runs, Uploads uploads, ImportMeters meters) {
        this.importer = importer;
        this.runs = runs;
        this.uploads = uploads;
        this.meters = meters;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int interrupted = runs.interrupt();
        if (interrupted > 0) {
            log.warn("{} imports were interrupted by the end of the last process", interrupted);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_CALL.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("An import is cut off by the end of the process; nothing of it is kept");
        }
    }

    synchronized void start(ImportRun run, Merchant merchant) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Executor traced = Trace.carried(threads);
        ends.put(run.id(), end);
        last.put(
                run.merchant(),
                after(last.get(run.merchant()))
                        .thenApplyAsync(ready -> report(run, merchant), traced)
                        .handle((report, thrown) -> outcome(run, report, thrown))
                        .thenAccept(state -> finish(run, state))
                        .whenComplete((nothing, thrown) -> forget(run, end, thrown)));
    }

    /** Returns when the import has ended or the patience is over. */
    void await(String id, Duration patience) {
        CompletableFuture<Void> end = ends.get(id);
        if (end != null) {
            end.copy()
                    .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    ImportState.Running progress(String id) {
        return progress.getOrDefault(id, NOT_BEGUN);
    }

    private static CompletableFuture<?> after(@Nullable CompletableFuture<Void> before) {
        return before == null ? CompletableFuture.completedFuture(null) : before.handle((nothing, thrown) -> "over");
    }

    private ImportReport report(ImportRun run, Merchant merchant) {
        SourceFile file = new SourceFile(run.fileName(), uploads.path(run.id()));
        ImportProgress heard = (done, total) -> progress.put(run.id(), new ImportState.Running(done, total));
        return switch (run.kind()) {
            case PRODUCTS -> importer.importProducts(merchant, file, run.mode(), heard);
            case FAQS -> importer.importFaqs(merchant, file, run.mode(), heard);
            case DOCUMENT -> importer.importDocument(merchant, file, heard);
        };
    }

    private ImportState outcome(ImportRun run, @Nullable ImportReport report, @Nullable Throwable thrown) {
        if (report != null) {
            return new ImportState.Done(report);
        }
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        if (cause instanceof ImportRejected rejected) {
            return new ImportState.Rejected(rejected.reason());
        }
        if (threads.isShutdown()) {
            return new ImportState.Broken("import.interrupted", List.of());
        }
        String traceId = Trace.current();
        log.error("Import {} of merchant {} broke", run.id(), run.merchant(), cause);
        return new ImportState.Broken("import.broken", List.of(traceId));
    }

    private void finish(ImportRun run, ImportState state) {
        runs.finish(run.id(), state);
        meters.count(run.kind(), state);
        uploads.remove(run.id());
    }

    private void forget(ImportRun run, CompletableFuture<Void> end, @Nullable Throwable thrown) {
        if (thrown != null && !threads.isShutdown()) {
            log.error("The end of import {} of merchant {} could not be stored", run.id(), run.merchant(), thrown);
        }
        ends.remove(run.id());
        progress.remove(run.id());
        end.complete(null);
    }
}
