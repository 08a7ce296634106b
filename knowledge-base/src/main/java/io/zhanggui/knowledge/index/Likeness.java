package io.zhanggui.knowledge.index;

import java.util.regex.Pattern;

/**
 * Which words a word may be a slip of. A Latin word of four letters or more differs by one letter left out, put in, taken for another or
 * changed places with its neighbour, one of eight or more by two of these, and begins with the same letter. A model code of five
 * characters or more differs so in one letter, never in a digit. A Chinese word has one character taken for another.
 *
 * <p>The distance is that of optimal string alignment.
 *
 * @param edits how many differences there may be; 0: the word is too short to tell, or not of a script that is known
 */
public record Likeness(String word, int edits, boolean chinese) {

    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\d._/'-]{4,40}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{2,6}");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final int LONG = 8;
    private static final int SHORTEST_CODE = 5;

    public static Likeness to(String word) {
        if (CHINESE.matcher(word).matches()) {
            return new Likeness(word, 1, true);
        }
        boolean code = word.chars().anyMatch(Character::isDigit);
        if (!LATIN.matcher(word).matches()
                || word.chars().noneMatch(Character::isLetter)
                || (code && word.length() < SHORTEST_CODE)) {
            return new Likeness(word, 0, false);
        }
        return new Likeness(word, !code && word.length() >= LONG ? 2 : 1, false);
    }

    /** How many characters at the beginning are taken as right. */
    public int sure() {
        return chinese ? 0 : 1;
    }

    /** Whether the word may be a slip of this one. */
    public boolean allows(String other) {
        return edits > 0
                && !other.equals(word)
                && (chinese ? other.length() == word.length() : other.charAt(0) == word.charAt(0))
                && digits(other).equals(digits(word))
                && distance(other) <= edits;
    }

    /** The digits of a word, which no slip changes. */
    public static String digits(String of) {
        return NO_DIGIT.matcher(of).replaceAll("");
    }

    /** How many differences there are. */
    public int distance(String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            int[] next = new int[other.length() + 1];
            next[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int taken = word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                next[j] = Math.min(Math.min(last[j], next[j - 1]) + 1, last[j - 1] + taken);
                if (i > 1
                        && j > 1
                        && word.charAt(i - 1) == other.charAt(j - 2)
                        && word.charAt(i - 2) == other.charAt(j - 1)) {
                    next[j] = Math.min(next[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = next;
        }
        return last[other.length()];
    }
}
