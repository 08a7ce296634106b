package io.zhanggui.assistant.installation;

import java.util.Locale;

/** The data folder cannot be used. Not retriable: a person has to act, and the text says how. */
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String chinese;

    DataFolderUnusable(String english, String chinese) {
        super(english);
        this.chinese = chinese;
    }

    DataFolderUnusable(String english, String chinese, Throwable cause) {
        super(english, cause);
        this.chinese = chinese;
    }

    /** What is wrong and what to do, in Chinese for a Chinese locale, else in English. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : String.valueOf(getMessage());
    }
}
