package io.zhanggui.assistant.compliance;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of the texts of one call who somebody is: mobile and landline numbers, e-mail addresses, Chinese identity
 * numbers, bank cards. A placeholder such as {@code [PHONE-1]} stands in their place, the same for the same value, and what
 * comes back can be {@linkplain #restore restored}. Identity numbers and cards are told from other long numbers by their
 * check digit; service numbers (400, 800) are the shop's own and stay.
 *
 * <p>Holds what it took out; not thread-safe: mask before the call starts.
 */
public final class PiiMasking {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{Alnum}._%+-]+@[\\p{Alnum}-]+(?:\\.[\\p{Alnum}-]+)*\\.\\p{Alpha}{2,}");
    private static final Pattern LONG_NUMBER = Pattern.compile(
            "(?<![\\p{Alnum}.-])\\p{Nd}(?:[ -]?\\p{Nd}){14,18}(?:(?<=\\p{Nd}{17})[Xx])?(?![\\p{Alnum}])");
    private static final Pattern PHONE = Pattern.compile(
            String.join(
                    "|",
                    // mobile in China
                    "(?<![\\p{Alnum}.-])(?:(?:\\+|00)?86[- ]?)?[1１][3-9３-９]\\p{Nd}([- ]?)\\p{Nd}{4}\\1\\p{Nd}{4}(?![\\p{Alnum}]|\\.\\p{Nd})",
                    // landline in China
                    "(?<![\\p{Alnum}.-])0\\p{Nd}{2,3}-\\p{Nd}{7,8}(?![\\p{Alnum}-])",
                    // international
                    "(?<![\\p{Alnum}])\\+[1-9]\\p{Nd}{0,2}(?:[ .-]?\\(?\\p{Nd}{2,4}\\)?){2,4}(?![\\p{Alnum}])",
                    // North America
                    "(?<![\\p{Alnum}.-])(?:\\((?![48]00)\\p{Nd}{3}\\) ?|(?![48]00)\\p{Nd}{3}[-.])\\p{Nd}{3}[-.]\\p{Nd}{4}(?![\\p{Alnum}-])"));

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[(?:EMAIL|ID|CARD|PHONE)-\\d+]");

    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> originals = new HashMap<>();

    /** The text without personal data; the same text if it holds none. */
    public String mask(String text) {
        String noMail = EMAIL.matcher(text).replaceAll(match -> placeholder("EMAIL", match.group()));
        String noNumbers = LONG_NUMBER.matcher(noMail).replaceAll(match -> longNumber(match.group()));
        return PHONE.matcher(noNumbers).replaceAll(match -> placeholder("PHONE", match.group()));
    }

    /** The text with what was taken out of others back in its place. */
    public String restore(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(originals.getOrDefault(match.group(), match.group())));
    }

    /** Whether anything was taken out. */
    public boolean hasMasked() {
        return !originals.isEmpty();
    }

    private String placeholder(String kind, String original) {
        String placeholder = placeholders.computeIfAbsent(original, value -> newPlaceholder(kind));
        originals.put(placeholder, original);
        return placeholder;
    }

    private String newPlaceholder(String kind) {
        long known = originals.keySet().stream()
                .filter(name -> name.startsWith("[" + kind))
                .count();
        return "[" + kind + "-" + (known + 1) + "]";
    }

    private String longNumber(String number) {
        String compact = number.replaceAll("[ -]", "");
        if (isIdentityNumber(compact)) {
            return placeholder("ID", number);
        }
        return isBankCard(compact) ? placeholder("CARD", number) : number;
    }

    /** GB 11643: 17 digits, weighted, and a check character. */
    private static boolean isIdentityNumber(String number) {
        if (number.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) {
            sum += Character.digit(number.charAt(i), 10) * ID_WEIGHTS[i];
        }
        char last = number.charAt(17);
        int check = "Xx".indexOf(last) >= 0 ? 10 : Character.digit(last, 10);
        char expected = ID_CHECKS.charAt(sum % 11);
        return check == (expected == 'X' ? 10 : Character.digit(expected, 10));
    }

    /** ISO/IEC 7812: 16 to 19 digits of a bank's range with Luhn's check digit. */
    private static boolean isBankCard(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10);
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        int first = Character.digit(number.charAt(0), 10);
        return number.length() >= 16
                && first >= 3
                && first <= 6
                && number.chars().allMatch(Character::isDigit)
                && sum % 10 == 0;
    }
}
