/** Judges of one text, used live as guards and offline as metrics. */
@NullMarked
package io.zhanggui.evaluation.check;

import org.jspecify.annotations.NullMarked;
