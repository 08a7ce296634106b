/** Web pages for merchant, QA and operator. */
@NullMarked
package io.zhanggui.assistant.console;

import org.jspecify.annotations.NullMarked;
