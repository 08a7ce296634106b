package io.zhanggui.evaluation.metric;

import io.zhanggui.evaluation.check.AdvertisingWords;
import io.zhanggui.evaluation.check.Finding;
import io.zhanggui.evaluation.check.Promises;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks that the service runs live, on what was said. */
final class Texts {

    private static final AdvertisingWords LAW = new AdvertisingWords();
    private static final Promises PROMISES = new Promises();

    private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final int FEW = 4;

    private Texts() {}

    static boolean breaksNoLaw(String text) {
        return LAW.findings(text, isChinese(text) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)
                .isEmpty();
    }

    static List<Finding> promises(String text, List<String> sources) {
        return PROMISES.findings(text, sources);
    }

    /** Whether both are in one language; a few figures and names are in none of their own. */
    static boolean areOfOneLanguage(String one, String other) {
        return isChinese(one) == isChinese(other) || !isText(one) || !isText(other);
    }

    private static boolean isText(String text) {
        return isChinese(text) || LATIN_WORD.matcher(text).results().count() >= FEW;
    }

    /** Whether a fifth of the letters are Chinese: product names bring Latin ones along. */
    static boolean isChinese(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long chinese = text.codePoints()
                .filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN)
                .count();
        return chinese > 0 && chinese * 5 >= letters;
    }
}
