/** The way in: files become rows, passages, a ledger of changes and index entries. */
@NullMarked
package io.zhanggui.knowledge.ingest;

import org.jspecify.annotations.NullMarked;
