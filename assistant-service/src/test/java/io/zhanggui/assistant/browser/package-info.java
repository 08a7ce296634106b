/** The pages in a real browser: what a merchant, a shopper and QA do, in both languages, on a phone and on a desktop. */
@NullMarked
package io.zhanggui.assistant.browser;

import org.jspecify.annotations.NullMarked;
