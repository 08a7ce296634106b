/** A real PostgreSQL with pgvector for tests. */
@NullMarked
package io.zhanggui.knowledge.database;

import org.jspecify.annotations.NullMarked;
