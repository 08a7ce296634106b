/** Tables as merchants export them, read row by row: CSV, XLSX, JSON Lines, a JSON array. */
@NullMarked
package io.zhanggui.knowledge.ingest.table;

import org.jspecify.annotations.NullMarked;
