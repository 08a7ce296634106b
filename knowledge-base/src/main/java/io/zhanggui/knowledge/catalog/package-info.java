/** Products and their attributes. */
@NullMarked
package io.zhanggui.knowledge.catalog;

import org.jspecify.annotations.NullMarked;
