/** Datasets asked of the service itself, the runs and what they scored. */
@NullMarked
package io.zhanggui.assistant.quality;

import org.jspecify.annotations.NullMarked;
