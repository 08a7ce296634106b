/** Where shoppers meet the shop: the chat page. */
@NullMarked
package io.zhanggui.assistant.channel;

import org.jspecify.annotations.NullMarked;
