/** The fact base of a merchant: products, FAQ and documents, found again by what they mean. */
@NullMarked
package io.zhanggui.knowledge;

import org.jspecify.annotations.NullMarked;
