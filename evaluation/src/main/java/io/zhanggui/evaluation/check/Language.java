package io.zhanggui.evaluation.check;

import java.util.Locale;

/** The language that a check reads a text in. */
enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE, 1),
    ENGLISH(Locale.ENGLISH, 2);

    private final Locale locale;
    private final int column;

    Language(Locale locale, int column) {
        this.locale = locale;
        this.column = column;
    }

    Locale locale() {
        return locale;
    }

    /** Its column in a table of weights. */
    int column() {
        return column;
    }

    /** Chinese if a fifth of the letters are. */
    static Language of(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long chinese = text.codePoints().filter(Language::isChinese).count();
        return chinese > 0 && chinese * 5 >= letters ? CHINESE : ENGLISH;
    }

    static boolean isChinese(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
