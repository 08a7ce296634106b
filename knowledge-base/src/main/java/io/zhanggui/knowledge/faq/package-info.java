/** FAQ entries: a question, its similar questions, and one answer kept byte for byte. */
@NullMarked
package io.zhanggui.knowledge.faq;

import org.jspecify.annotations.NullMarked;
