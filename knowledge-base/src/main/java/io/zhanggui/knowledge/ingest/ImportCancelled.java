package io.zhanggui.knowledge.ingest;

/** An import that somebody stopped before its rows were committed: nothing has changed. */
public final class ImportCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportCancelled() {
        super("The import was cancelled; nothing has changed");
    }
}
