package io.zhanggui.assistant.copywriting;

/** Makes a title fit. */
final class Fitting {

    private Fitting() {}

    /** At most so many characters; a Latin word or a number is kept whole or left out whole. */
    static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        int end = text.offsetByCodePoints(0, max);
        while (end > 0 && joined(text.charAt(end - 1), text.charAt(end))) {
            end--;
        }
        String cut = text.substring(0, end == 0 ? text.offsetByCodePoints(0, max) : end)
                .strip();
        return cut.replaceAll("[\\s,，、|｜(（\\-—·]+$", "");
    }

    private static boolean joined(char before, char after) {
        return word(before) && word(after);
    }

    private static boolean word(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '.' || c == '%';
    }
}
