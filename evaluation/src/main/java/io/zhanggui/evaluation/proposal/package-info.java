/** Cases that are proposed from those of a dataset: other wordings of a question, and twins of it that nothing answers. */
@NullMarked
package io.zhanggui.evaluation.proposal;

import org.jspecify.annotations.NullMarked;
