package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;
import io.zhanggui.knowledge.PassageKind;
import org.jspecify.annotations.Nullable;

/**
 * A text that leads to a passage. A passage may have several: an FAQ entry one for each way to ask it.
 *
 * @param passageId the passage it leads to
 * @param ordinal 0-based position among the entries of the passage
 * @param text what is matched by keyword, and what the vector was made of
 * @param vector unit length, as long as the index version says
 */
public record IndexEntry(
        String passageId,
        int ordinal,
        PassageKind kind,
        @Nullable String productCode,
        String text,
        Embedding vector) {}
