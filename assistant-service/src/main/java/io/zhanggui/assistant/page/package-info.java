/** What all web pages share: language, frame, landing, login and error page. */
@NullMarked
package io.zhanggui.assistant.page;

import org.jspecify.annotations.NullMarked;
