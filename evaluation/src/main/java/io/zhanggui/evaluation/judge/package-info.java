/** A language model that judges answers: rubrics, verdicts that tell a failure from a low score, and how far it agrees with people. */
@NullMarked
package io.zhanggui.evaluation.judge;

import org.jspecify.annotations.NullMarked;
