/** Measures the texts of a copy job: what they claim, tell, promise and repeat. */
@NullMarked
package io.zhanggui.evaluation.copy;

import org.jspecify.annotations.NullMarked;
