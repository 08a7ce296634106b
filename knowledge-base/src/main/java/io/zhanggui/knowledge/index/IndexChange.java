package io.zhanggui.knowledge.index;

import java.util.List;

/** A change of one passage. Applying it replaces all entries of the passage; applying it twice changes nothing. */
public sealed interface IndexChange {

    String passageId();

    /** The passage now has these entries, and no others. */
    record Put(String passageId, List<IndexEntry> entries) implements IndexChange {

        public Put {
            entries = List.copyOf(entries);
        }
    }

    /** The passage is gone. */
    record Remove(String passageId) implements IndexChange {}
}
