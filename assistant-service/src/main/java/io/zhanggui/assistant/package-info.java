/** The service. */
@NullMarked
package io.zhanggui.assistant;

import org.jspecify.annotations.NullMarked;
