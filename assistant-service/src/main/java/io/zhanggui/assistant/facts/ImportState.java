package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an import is. */
public sealed interface ImportState {

    /**
     * Waits or works.
     *
     * @param total 0 while unknown
     * @param since when the phase began; null where nobody knows
     * @param stopping whether its owner asked it to stop
     */
    record Running(
            Phase phase, int done, int total, @Nullable OffsetDateTime since, boolean stopping) implements ImportState {

        static final Running NOT_BEGUN = new Running(Phase.WAITING, 0, 0, null, false);

        Running asked() {
            return new Running(phase, done, total, since, true);
        }
    }

    /** What an import does. */
    enum Phase {
        /** Another import of the merchant comes first. */
        WAITING,
        /** Rows are read and written; none is committed. */
        READING,
        /** All rows are committed, and become findable one after another. */
        INDEXING
    }

    /** Every row has ended, each as the report says. */
    record Done(ImportReport report) implements ImportState {}

    /** Nothing of the file could be taken; nothing has changed. */
    record Rejected(Reason reason) implements ImportState {}

    /** Its owner stopped it before the rows were committed; nothing has changed. */
    record Cancelled() implements ImportState {}

    /**
     * The import ended by no fault of the file. Its code says whether the rows are there.
     *
     * @param code of the problem: {@code import.interrupted}, {@code import.interrupted-late}, {@code import.broken}
     */
    record Broken(String code, List<String> arguments) implements ImportState {

        public Broken {
            arguments = List.copyOf(arguments);
        }
    }
}
