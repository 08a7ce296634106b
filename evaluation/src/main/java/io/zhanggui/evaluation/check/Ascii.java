package io.zhanggui.evaluation.check;

/** Questions about single characters, and the fold that makes full-width forms half-width without moving an offset. */
final class Ascii {

    private Ascii() {}

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean letterOrDigit(char c) {
        return letter(c) || digit(c);
    }

    static String halfWidth(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c == '￥' ? '¥' : c);
        }
        return folded.toString();
    }
}
