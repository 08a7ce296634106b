/** Hybrid search over a merchant's passages. */
@NullMarked
package io.zhanggui.knowledge.retrieval;

import org.jspecify.annotations.NullMarked;
