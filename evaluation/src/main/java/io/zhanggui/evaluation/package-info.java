/** Judges texts and systems. */
@NullMarked
package io.zhanggui.evaluation;

import org.jspecify.annotations.NullMarked;
