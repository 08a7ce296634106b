/** The embedded index: Lucene's HNSW and BM25. */
@NullMarked
package io.zhanggui.knowledge.index.lucene;

import org.jspecify.annotations.NullMarked;
