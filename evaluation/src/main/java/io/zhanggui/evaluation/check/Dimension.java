package io.zhanggui.evaluation.check;

/** What a quantity measures. Amounts of one dimension are compared in its base unit. */
public enum Dimension {
    /** No unit, or one that only counts. */
    NONE,
    /** Millimetre. */
    LENGTH,
    /** Square metre. */
    AREA,
    /** Gram. */
    MASS,
    /** Millilitre. */
    VOLUME,
    /** Second. */
    DURATION,
    /** Month, for spans that have no length in days. */
    MONTHS,
    /** Year of life. */
    AGE,
    /** Month of the calendar. */
    CALENDAR,
    /** Yuan. */
    MONEY,
    /** Another currency's unit. */
    FOREIGN_MONEY,
    /** One of a hundred. */
    PERCENT,
    /** Tenth of a price. */
    DISCOUNT,
    /** Degree. */
    TEMPERATURE,
    /** Watt. */
    POWER,
    /** Volt. */
    VOLTAGE,
    /** Milliampere hour. */
    CHARGE,
    /** Decibel. */
    LOUDNESS,
    /** Hertz. */
    FREQUENCY,
    /** Kilojoule. */
    ENERGY,
    /** Gram per square metre. */
    AREAL_MASS
}
