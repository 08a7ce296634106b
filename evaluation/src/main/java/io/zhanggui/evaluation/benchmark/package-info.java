/** Measures parts of the product on public data sets: the command {@code evaluation/benchmark}. */
@NullMarked
package io.zhanggui.evaluation.benchmark;

import org.jspecify.annotations.NullMarked;
