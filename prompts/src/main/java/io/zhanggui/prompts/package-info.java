/** Versioned prompt templates as files, with typed inputs and strict rendering. */
@NullMarked
package io.zhanggui.prompts;

import org.jspecify.annotations.NullMarked;
