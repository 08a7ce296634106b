/** What changed from one run of a dataset to the next. */
@NullMarked
package io.zhanggui.evaluation.comparison;

import org.jspecify.annotations.NullMarked;
