package io.zhanggui.assistant.operation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command of the operator cannot be done. Not retriable: a person has to act, and the text says how. */
final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chinese;

    CommandRefused(String english, String chinese) {
        this(english, chinese, null);
    }

    CommandRefused(String english, String chinese, @Nullable Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    /** In Chinese for a Chinese locale, else in English. */
    String text(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : String.valueOf(getMessage());
    }
}
