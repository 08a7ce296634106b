package io.zhanggui.assistant.facts;

import io.zhanggui.knowledge.MerchantId;
import java.time.OffsetDateTime;

/**
 * A file that was uploaded and waits for its owner to say how it is to be imported.
 *
 * @param id becomes the id of the import
 */
public record StagedFile(
        String id, MerchantId merchant, ImportKind kind, String fileName, long bytes, OffsetDateTime staged) {}
