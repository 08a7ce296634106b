package io.zhanggui.assistant.console;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as a shopkeeper reads them. */
final class Yuan {

    private static final int FINE = 4;

    private Yuan() {}

    /** {@code ¥12.34}; below one yuan {@code ¥0.0123}. */
    static String of(BigDecimal fen) {
        BigDecimal yuan = fen.movePointLeft(2);
        int digits = yuan.compareTo(BigDecimal.ONE) < 0 && yuan.signum() > 0 ? FINE : 2;
        return "¥" + yuan.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** {@code 1.23}: as many fen. */
    static String fen(BigDecimal fen) {
        return fen.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
