package io.zhanggui.assistant.console;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The texts of the pages in their reader's language. */
record Words(MessageSource texts, Locale locale) {

    String say(String key) {
        return texts.getMessage(key, null, locale);
    }
}
