package io.zhanggui.knowledge.retrieval;

import io.zhanggui.knowledge.Reason;

/** What became of groups of synonyms that a person saved. */
public sealed interface SynonymSaving {

    /**
     * They stand as they were given, and the next search knows them.
     *
     * @param created whether nothing stood there before
     * @param groups how many were written
     */
    record Written(boolean created, int groups) implements SynonymSaving {}

    /**
     * Nothing was written.
     *
     * @param line of the file, from 1; 0 where there is no file
     */
    record Refused(Reason reason, int line) implements SynonymSaving {}
}
