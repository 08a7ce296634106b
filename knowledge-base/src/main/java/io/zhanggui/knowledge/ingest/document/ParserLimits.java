package io.zhanggui.knowledge.ingest.document;

import java.time.Duration;

/**
 * What the parsing of documents may take.
 *
 * @param processes documents that are parsed at the same time
 * @param heapMegabytes of each process
 * @param patience for one document, the start of a process included
 * @param idle after which a process that has nothing to do ends
 */
public record ParserLimits(int processes, int heapMegabytes, Duration patience, Duration idle) {

    /** Two documents at a time, 384 MB and two minutes for each. */
    public static final ParserLimits DEFAULT = new ParserLimits(2, 384, Duration.ofMinutes(2), Duration.ofMinutes(1));

    public ParserLimits {
        if (processes < 1 || heapMegabytes < 64 || !patience.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("At least one process with 64 MB and some time: " + processes + ", "
                    + heapMegabytes + ", " + patience + ", " + idle);
        }
    }
}
