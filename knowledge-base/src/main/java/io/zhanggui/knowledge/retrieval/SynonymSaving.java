package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Reason;
import java.util.List;

/** What became of groups of synonyms that a person saved. */
public sealed interface SynonymSaving {

    /**
     * They stand as they were given, and the next search knows them.
     *
     * @param created whether nothing stood there before
     * @param groups what was written, each word once, with the ids under which they stand
     */
    record Written(boolean created, List<SynonymGroup> groups) implements SynonymSaving {

        public Written {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Nothing was written.
     *
     * @param line of the file, from 1; 0 where there is no file
     */
    record Refused(Reason reason, int line) implements SynonymSaving {}
}
