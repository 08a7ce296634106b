package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import io.zhanggui.knowledge.ingest.ImportMode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way into the fact base.
 *
 * @param finished null while it runs
 */
public record ImportRun(
        String id,
        MerchantId merchant,
        ImportKind kind,
        ImportMode mode,
        String fileName,
        ImportState state,
        OffsetDateTime started,
        @Nullable OffsetDateTime finished) {

    ImportRun in(ImportState now) {
        return new ImportRun(id, merchant, kind, mode, fileName, now, started, finished);
    }
}
