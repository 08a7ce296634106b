/** Thresholds that a run has to meet. */
@NullMarked
package io.zhanggui.evaluation.gate;

import org.jspecify.annotations.NullMarked;
