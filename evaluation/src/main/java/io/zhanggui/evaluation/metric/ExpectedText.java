package io.zhanggui.evaluation.metric;

import io.zhanggui.evaluation.check.Quantities;
import io.zhanggui.evaluation.check.Quantity;
import io.zhanggui.evaluation.dataset.Case;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that an answer has to hold, or may not: after NFKC, without white space and case, and not where it is denied or
 * part of a longer number. Quantities may be written otherwise: {@code 7天} is {@code 七天}, {@code 1.5L} is
 * {@code 1500毫升}. Of alternatives one is enough.
 */
record ExpectedText(String text) {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DENIED = Pattern.compile(".*(?:[不没未无勿非](?:支持|能够?|会|可以?|提供|承诺|保证|包?含|是|需要?|享受|参加|有)?"
            + "|(?:not|n't|n’t|never)(?:be|offer|provide|give|promise|guarantee|include)?)");
    private static final int BEFORE = 14;

    /** Whether the answer says it, in these figures or in others. */
    boolean heldBy(String answer) {
        String plain = plain(answer);
        return alternatives()
                .anyMatch(alternative -> stands(plain(alternative), plain) || agrees(alternative, answer, plain));
    }

    /** Whether the answer says it just so. */
    boolean standsIn(String answer) {
        String plain = plain(answer);
        return alternatives().anyMatch(alternative -> stands(plain(alternative), plain));
    }

    private Stream<String> alternatives() {
        return Arrays.stream(text.split(Pattern.quote(Case.OR))).filter(alternative -> !alternative.isBlank());
    }

    /** Whether it is said in other figures: each of its quantities, and the words around them as they are. */
    private static boolean agrees(String wanted, String answer, String plain) {
        List<Quantity> quantities = Quantities.in(wanted);
        if (quantities.isEmpty()) {
            return false;
        }
        List<Quantity> said = Quantities.in(answer);
        String words = wanted;
        for (Quantity quantity : quantities) {
            if (said.stream().noneMatch(quantity::agreesWith)) {
                return false;
            }
            words = words.replace(quantity.quote(), "\n");
        }
        return words.lines().map(ExpectedText::plain).allMatch(word -> word.isEmpty() || stands(word, plain));
    }

    private static boolean stands(String wanted, String plain) {
        for (int at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
            if (!isPartOfNumber(plain, at, at + wanted.length()) && !isDenied(plain, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfNumber(String plain, int start, int end) {
        boolean before = start > 0 && isDigit(plain.charAt(start)) && continues(plain, start - 1, -1);
        boolean after = end < plain.length() && isDigit(plain.charAt(end - 1)) && continues(plain, end, 1);
        return before || after;
    }

    /** Whether the number goes on at this place: with a digit, or a point and a digit. */
    private static boolean continues(String plain, int at, int step) {
        boolean point = plain.charAt(at) == '.' && at + step >= 0 && at + step < plain.length();
        return isDigit(plain.charAt(at)) || (point && isDigit(plain.charAt(at + step)));
    }

    private static boolean isDenied(String plain, int at) {
        return DENIED.matcher(plain.substring(Math.max(0, at - BEFORE), at)).matches();
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static String plain(String text) {
        return WHITE_SPACE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
