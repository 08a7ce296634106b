package io.zhanggui.knowledge.ingest;

import io.zhanggui.knowledge.Reason;
import io.zhanggui.knowledge.ingest.ImportReport.Conflict;
import java.util.List;

/** What became of a fact that a person saved. */
public sealed interface Saving {

    /**
     * It stands as it was given, and searches find it.
     *
     * @param created whether nothing stood under its id before
     * @param version of what stands there now
     * @param conflicts entries that answer the same question differently, it among them
     */
    record Written(boolean created, String version, List<Conflict> conflicts) implements Saving {

        public Written {
            conflicts = List.copyOf(conflicts);
        }
    }

    /** Nothing was written: what stands there is not what the person saw. Look at it, then save again. */
    record Outdated() implements Saving {}

    /** Nothing was written: the fact base cannot hold it. */
    record Refused(Reason reason) implements Saving {}
}
