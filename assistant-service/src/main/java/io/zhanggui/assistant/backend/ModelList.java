package io.zhanggui.assistant.backend;

import java.util.List;

/** What came of asking a provider which models it has. */
public sealed interface ModelList {

    /** Their names, in order of the alphabet; at most {@value ModelListing#MOST}. */
    record Listed(List<String> models) implements ModelList {}

    /**
     * None came.
     *
     * @param why label of the ledger, such as {@code timeout}
     * @param said what the provider said of it, shortened; untrusted text, empty if nothing
     */
    record Refused(String why, String said) implements ModelList {}
}
