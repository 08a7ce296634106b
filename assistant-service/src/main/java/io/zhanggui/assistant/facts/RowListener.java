package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.ingest.RowEnd;
import java.io.IOException;
import java.util.List;

/** Hears how the rows of an import ended, in their order. */
public interface RowListener {

    /** The headers of the file, in their order; called first. */
    void headers(List<String> headers) throws IOException;

    /** One row. */
    void row(RowEnd row) throws IOException;
}
