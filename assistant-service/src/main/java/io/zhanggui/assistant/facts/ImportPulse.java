package io.zhanggui.assistant.facts;

import io.zhanggui.assistant.installation.DataFolder;
import io.zhanggui.assistant.installation.Pulse;
import io.zhanggui.knowledge.Tenancy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Keeps the rows of running imports true where several processes share a store: each says that its own are alive, hears
 * whom to stop, and ends those of a process that is gone. Thread-safe.
 */
@Component
class ImportPulse implements SmartInitializingSingleton, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportPulse.class);
    private static final String FILE = "installation-id";
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** A process that was silent for so long is gone. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private final Pulse pulse = new Pulse("import-pulse", INTERVAL, this::beat);
    private final ImportRuns runs;
    private final ImportWorker worker;
    private final Staging staging;
    private final Clock clock;
    private final String owner;

    ImportPulse(DataFolder data, ImportRuns runs, ImportWorker worker, Staging staging, Clock clock)
            throws IOException {
        this.runs = runs;
        this.worker = worker;
        this.staging = staging;
        this.clock = clock;
        if (data.read(FILE) == null) {
            data.writeSecret(FILE, UUID.randomUUID().toString());
        }
        this.owner = Objects.requireNonNull(data.read(FILE));
    }

    /** The data folder of this process, which no other one has. */
    String owner() {
        return owner;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int interrupted = Tenancy.acrossMerchants(() -> runs.interruptOwn(owner));
        if (interrupted > 0) {
            log.warn("{} imports were interrupted by the end of the last process", interrupted);
        }
        staging.removeLeftovers();
        pulse.start();
    }

    private void beat() {
        worker.running().stream().filter(this::isToStop).forEach(RunningImport::cancel);
        OffsetDateTime silence = OffsetDateTime.now(clock).minus(SILENCE);
        Tenancy.acrossMerchants(() -> runs.interruptSilentSince(silence));
        staging.removeOld();
    }

    private boolean isToStop(RunningImport each) {
        return Tenancy.within(each.run().merchant(), () -> runs.beat(each.run().id(), each.state()));
    }

    @Override
    public void destroy() {
        pulse.close();
    }
}
