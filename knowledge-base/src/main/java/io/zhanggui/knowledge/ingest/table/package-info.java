/** Tables as merchants export them, read row by row: CSV, XLSX, XLS, JSON Lines, a JSON array. */
@NullMarked
package io.zhanggui.knowledge.ingest.table;

import org.jspecify.annotations.NullMarked;
