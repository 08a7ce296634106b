/** In-process embedding models behind LangChain4j's {@code EmbeddingModel}. */
@NullMarked
package io.zhanggui.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
