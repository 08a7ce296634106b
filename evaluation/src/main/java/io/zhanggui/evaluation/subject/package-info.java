/** Systems that are asked the cases of a dataset. */
@NullMarked
package io.zhanggui.evaluation.subject;

import org.jspecify.annotations.NullMarked;
