package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.trace.Trace;
import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.Tenancy;
import io.zhanggui.knowledge.ingest.ImportCancelled;
import io.zhanggui.knowledge.ingest.ImportRejected;
import io.zhanggui.knowledge.ingest.ImportReport;
import io.zhanggui.knowledge.ingest.Importer;
import io.zhanggui.knowledge.ingest.SourceFile;
import io.zhanggui.knowledge.ingest.TableKind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.stereotype.Component;

/** Imports files in the background, those of one merchant one after another. Thread-safe. */
@Component
class ImportWorker implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    /** How long the end of the process waits. Nothing is interrupted: that would close the files of the embedded database. */
    private static final Duration LAST_CALL = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<MerchantId, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    private final Map<String, RunningImport> running = new ConcurrentHashMap<>();
    private final Importer importer;
    private final Uploads uploads;
    private final ImportMeters meters;

    ImportWorker(Importer importer, Uploads uploads, ImportMeters meters) {
        this.importer = importer;
        this.uploads = uploads;
        this.meters = meters;
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_CALL.toSeconds(), TimeUnit.SECONDS)) {
            log.warn("An import is cut off by the end of the process; nothing of it is kept");
        }
    }

    synchronized void start(RunningImport next) {
        ImportRun run = next.run();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Executor traced = work -> threads.execute(Trace.carried(work));
        ends.put(run.id(), end);
        running.put(run.id(), next);
        last.put(
                run.merchant(),
                after(last.get(run.merchant()))
                        .thenApplyAsync(ready -> report(next), traced)
                        .handle((report, thrown) -> outcome(next, report, thrown))
                        .thenAccept(state -> finish(next, state))
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

    /** What this process works on. */
    Collection<RunningImport> running() {
        return List.copyOf(running.values());
    }

    /** Empty where another process works on it. */
    Optional<RunningImport> find(String id) {
        return Optional.ofNullable(running.get(id));
    }

    private static CompletableFuture<?> after(@Nullable CompletableFuture<Void> before) {
        return before == null ? CompletableFuture.completedFuture(null) : before.handle((nothing, thrown) -> "over");
    }

    private ImportReport report(RunningImport next) {
        ImportRun run = next.run();
        SourceFile file = new SourceFile(run.fileName(), uploads.path(run.id()));
        return switch (run.kind()) {
            case PRODUCTS -> table(next, TableKind.PRODUCTS, file);
            case FAQS -> table(next, TableKind.FAQS, file);
            case DOCUMENT -> importer.importDocument(next.merchant(), file, next);
        };
    }

    private ImportReport table(RunningImport next, TableKind kind, SourceFile file) {
        return importer.importTable(
                next.merchant(), kind, file, next.mapping(), next.run().mode(), next);
    }

    private ImportState outcome(RunningImport over, @Nullable ImportReport report, @Nullable Throwable thrown) {
        if (report != null) {
            return new ImportState.Done(report);
        }
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        if (cause instanceof ImportRejected rejected) {
            return new ImportState.Rejected(rejected.reason());
        }
        if (cause instanceof ImportCancelled) {
            return new ImportState.Cancelled();
        }
        boolean stored = over.state().phase() == ImportState.Phase.INDEXING;
        if (threads.isShutdown()) {
            return new ImportState.Broken(stored ? "import.interrupted-late" : "import.interrupted", List.of());
        }
        String traceId = Trace.current();
        log.error("Import {} of merchant {} broke", over.run().id(), over.run().merchant(), cause);
        return new ImportState.Broken(stored ? "import.broken-late" : "import.broken", List.of(traceId));
    }

    private void finish(RunningImport over, ImportState state) {
        Tenancy.run(over.run().merchant(), () -> over.end(state));
        meters.count(over.run().kind(), state);
        uploads.remove(over.run().id());
    }

    private void forget(ImportRun run, CompletableFuture<Void> end, @Nullable Throwable thrown) {
        if (thrown != null && !threads.isShutdown()) {
            log.error("The end of import {} of merchant {} could not be stored", run.id(), run.merchant(), thrown);
        }
        ends.remove(run.id());
        running.remove(run.id());
        end.complete(null);
    }
}
