/** The commands {@code evaluation/evaluate}, {@code evaluation/compare} and {@code evaluation/dataset}. */
@NullMarked
package io.zhanggui.evaluation.command;

import org.jspecify.annotations.NullMarked;
