package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport;
import java.util.List;

/** How far an import is. */
public sealed interface ImportState {

    /**
     * Waits or works.
     *
     * @param total 0 while unknown
     */
    record Running(int done, int total) implements ImportState {}

    /** Every row has ended, each as the report says. */
    record Done(ImportReport report) implements ImportState {}

    /** Nothing of the file could be taken; nothing has changed. */
    record Rejected(Reason reason) implements ImportState {}

    /**
     * The import ended by no fault of the file; nothing has changed.
     *
     * @param code of the problem: {@code import.interrupted}, {@code import.broken}
     */
    record Broken(String code, List<String> arguments) implements ImportState {

        public Broken {
            arguments = List.copyOf(arguments);
        }
    }
}
