/** How errors become RFC 9457 problems in the caller's language. */
@NullMarked
package io.zhanggui.assistant.problem;

import org.jspecify.annotations.NullMarked;
