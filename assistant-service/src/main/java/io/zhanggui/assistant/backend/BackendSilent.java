package io.zhanggui.assistant.backend;

import dev.langchain4j.exception.LangChain4jException;

/** A backend gave no text; the message is the label of the failure, as in the ledger: {@code unauthorized}, {@code refused} … */
public final class BackendSilent extends LangChain4jException {

    private static final long serialVersionUID = 1L;

    BackendSilent(String label) {
        super(label);
    }
}
