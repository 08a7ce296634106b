package io.zhanggui.evaluation.benchmark;

import java.io.IOException;
import java.io.PrintStream;

/** Something to measure, with how it is to be measured. */
sealed interface Task permits MetricsTask, RetrievalTask, ScaleTask {

    /**
     * Prints a JSON line for each result.
     *
     * @throws Unreadable if a data set is not what it should be; nothing is measured then
     */
    void run(PrintStream out) throws IOException;
}
