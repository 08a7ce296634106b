package io.zhanggui.knowledge.ingest.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parser makes of a file.
 *
 * @param title as the file itself says, if it does
 */
record ParsedDocument(String mediaType, @Nullable String title, List<Block> blocks) {

    ParsedDocument {
        blocks = List.copyOf(blocks);
    }
}
