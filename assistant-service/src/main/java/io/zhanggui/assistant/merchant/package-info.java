/** Merchants, their API keys and scopes, and who is calling. */
@NullMarked
package io.zhanggui.assistant.merchant;

import org.jspecify.annotations.NullMarked;
