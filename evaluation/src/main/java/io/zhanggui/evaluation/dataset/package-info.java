/** Cases that a system is asked, with what is expected of it. */
@NullMarked
package io.zhanggui.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
