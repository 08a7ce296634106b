/** A dataset asked of a subject, and what came of it. */
@NullMarked
package io.zhanggui.evaluation.run;

import org.jspecify.annotations.NullMarked;
