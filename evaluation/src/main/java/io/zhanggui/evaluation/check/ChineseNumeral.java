package io.zhanggui.evaluation.check;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Numbers written in Chinese characters, up to 万. */
final class ChineseNumeral {

    static final String CHARACTERS = "零〇一二两三四五六七八九十百千万半";

    private ChineseNumeral() {}

    /** The value, or null where the characters make no number. */
    static @Nullable BigDecimal value(String text) {
        if (text.equals("半")) {
            return new BigDecimal("0.5");
        }
        int total = 0;
        int section = 0;
        int digit = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            OptionalInt plain = digit(c);
            if (plain.isPresent()) {
                if (digit > 0) {
                    return null;
                }
                digit = plain.getAsInt();
            } else if (c == '万') {
                total += (section + Math.max(digit, 0)) * 10_000;
                section = 0;
                digit = -1;
            } else {
                int power = power(c);
                if (power == 0) {
                    return null;
                }
                section += (digit < 0 ? 1 : digit) * power;
                digit = -1;
            }
        }
        return BigDecimal.valueOf((long) total + section + Math.max(digit, 0));
    }

    private static OptionalInt digit(char c) {
        int at = "零一二三四五六七八九".indexOf(c == '两' ? '二' : c == '〇' ? '零' : c);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    private static int power(char c) {
        return switch (c) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            default -> 0;
        };
    }
}
