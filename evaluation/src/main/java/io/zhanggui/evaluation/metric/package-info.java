/** Scores of rankings and answers. */
@NullMarked
package io.zhanggui.evaluation.metric;

import org.jspecify.annotations.NullMarked;
