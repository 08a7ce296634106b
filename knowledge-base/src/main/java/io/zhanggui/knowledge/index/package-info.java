/** The port to an index of passages by meaning and by keyword. */
@NullMarked
package io.zhanggui.knowledge.index;

import org.jspecify.annotations.NullMarked;
