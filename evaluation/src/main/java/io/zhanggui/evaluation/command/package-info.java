/** The command {@code evaluation/evaluate}. */
@NullMarked
package io.zhanggui.evaluation.command;

import org.jspecify.annotations.NullMarked;
