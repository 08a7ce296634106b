package io.zhanggui.evaluation.check;

/**
 * A text as the checks read it.
 *
 * @param folded the text in half-width lower case; offsets are those of the text
 */
record Reading(String text, String folded) {

    private static final String BREAKS = "，。；、！？\n,;!?（()）|｜·•";

    static Reading of(String text) {
        StringBuilder folded = new StringBuilder(Ascii.halfWidth(text));
        for (int i = 0; i < folded.length(); i++) {
            folded.setCharAt(i, Character.toLowerCase(folded.charAt(i)));
        }
        return new Reading(text, folded.toString());
    }

    /** Where the clause begins that holds this offset. */
    int clauseStart(int offset) {
        int at = offset;
        while (at > 0 && !breaks(at - 1)) {
            at--;
        }
        return at;
    }

    /** Where the clause ends that holds the character before this offset. */
    int clauseEnd(int offset) {
        int at = offset;
        while (at < folded.length() && !breaks(at)) {
            at++;
        }
        return at;
    }

    private boolean breaks(int at) {
        char c = text.charAt(at);
        boolean sentence = c == '.' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
        return sentence || (BREAKS.indexOf(c) >= 0 && !betweenDigits(at));
    }

    private boolean betweenDigits(int at) {
        return text.charAt(at) == ','
                && at > 0
                && at + 1 < text.length()
                && Ascii.digit(text.charAt(at - 1))
                && Ascii.digit(text.charAt(at + 1));
    }

    /** Whether a word stands here by itself; only Latin words have bounds. */
    boolean whole(int start, int end) {
        boolean openLeft = start == 0 || !continues(folded.charAt(start - 1), folded.charAt(start));
        boolean openRight = end == folded.length()
                || !Ascii.letterOrDigit(folded.charAt(end - 1))
                || !Ascii.letterOrDigit(folded.charAt(end));
        return openLeft && openRight;
    }

    private static boolean continues(char before, char first) {
        return (Ascii.letter(before) && Ascii.letterOrDigit(first)) || (Ascii.digit(before) && Ascii.digit(first));
    }

    String quote(int start, int end) {
        return text.substring(start, end);
    }
}
