/** Runs as a table, as JSON and as a page. */
@NullMarked
package io.zhanggui.evaluation.report;

import org.jspecify.annotations.NullMarked;
