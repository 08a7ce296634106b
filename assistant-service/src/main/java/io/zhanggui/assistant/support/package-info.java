/** Shoppers' questions: conversations, answers, hand-over. */
@NullMarked
package io.zhanggui.assistant.support;

import org.jspecify.annotations.NullMarked;
