package io.zhanggui.knowledge.index;

import dev.langchain4j.data.embedding.Embedding;

/**
 * A text that leads to a passage. A passage may have several: an FAQ entry one for each way to ask it.
 *
 * @param passageId the passage it leads to
 * @param ordinal 0-based position among the entries of the passage
 * @param facets what a search may be narrowed by
 * @param text what is matched by keyword, and what the vector was made of
 * @param vector unit length, as long as the index version says
 */
public record IndexEntry(String passageId, int ordinal, Facets facets, String text, Embedding vector) {}
