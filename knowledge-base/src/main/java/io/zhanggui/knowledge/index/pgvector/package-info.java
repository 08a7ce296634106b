/** The index on PostgreSQL: pgvector's HNSW, and BM25 over postings. */
@NullMarked
package io.zhanggui.knowledge.index.pgvector;

import org.jspecify.annotations.NullMarked;
